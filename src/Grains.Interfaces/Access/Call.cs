using System.Collections.Immutable;

namespace Samlop.Access;

/// <summary>
/// The envelope: data that travel with every grain call and name the caller and the command. The gateway fills and signs it
/// (<see cref="CallSigner"/>); a silo refuses a call whose envelope is missing, forged or stale.
/// </summary>
/// <param name="Subject">Opaque id of the person or system; a participant's subject is the participant's id.</param>
/// <param name="Grants">All roles that the token carries; the silo picks the one that allows the method.</param>
/// <param name="CommandId">Id of the command: a command that is sent again under the same id is carried out once.</param>
/// <param name="BodyHash">Hash of the request's content, so that one id cannot carry two different commands; null for questions.</param>
/// <param name="Correlation">Id shared by all calls that one request sets in motion.</param>
/// <param name="Causation">The fact that caused this call, when Samløp itself calls; else null.</param>
/// <param name="Effective">The time at which the content of the command was true; null for now.</param>
/// <param name="ExpectedVersion">Version of the stream that the caller has seen (<c>If-Match</c>); null when any version will do.</param>
/// <param name="IssuedAt">Time of signing; the envelope is stale after <see cref="CallSigner.Lifetime"/>.</param>
[GenerateSerializer, Immutable, Alias("access.call")]
public sealed record Call(
    string Subject,
    ImmutableArray<Grant> Grants,
    Guid CommandId,
    string? BodyHash,
    string Correlation,
    string? Causation,
    DateTimeOffset? Effective,
    long? ExpectedVersion,
    DateTimeOffset IssuedAt);
