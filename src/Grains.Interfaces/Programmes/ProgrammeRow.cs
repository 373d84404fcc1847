namespace Samlop.Programmes;

[GenerateSerializer, Immutable, Alias("register.programme-row")]
public sealed record ProgrammeRow(string Id, string Title, int Newest, bool Retired);
