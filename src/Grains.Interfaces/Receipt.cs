namespace Samlop;

/// <summary>The answer to a command. The same command sent again gets the same receipt.</summary>
/// <param name="Id">Id of the stream within its region, or of the thing that the command made (a decision, a dialogue).</param>
/// <param name="Version">Version of the stream after the command; the <c>ETag</c> of the resource.</param>
[GenerateSerializer, Immutable, Alias("history.receipt")]
public sealed record Receipt(string Id, long Version);
