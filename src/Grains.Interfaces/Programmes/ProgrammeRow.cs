namespace Samlop.Programmes;

/// <summary>A programme in a list.</summary>
[GenerateSerializer, Immutable, Alias("register.programme-row")]
public sealed record ProgrammeRow(string Id, string Title, int Newest, bool Retired);
