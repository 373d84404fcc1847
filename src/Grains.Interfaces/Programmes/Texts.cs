namespace Samlop.Programmes;

/// <summary>A text in bokmål, nynorsk and English.</summary>
[GenerateSerializer, Immutable, Alias("programmes.texts")]
public sealed record Texts(string Nb, string Nn, string En);
