namespace Samlop;

/// <summary>The answer to a command: the stream's version after it. The same command sent again gets the same receipt.</summary>
/// <param name="Id">The part of the stream's key behind the region, or of the thing the command made (a decision, a dialogue).</param>
/// <param name="Version">Version of the stream after the command; the <c>ETag</c> of the resource.</param>
[GenerateSerializer, Immutable, Alias("history.receipt")]
public sealed record Receipt(string Id, long Version);
