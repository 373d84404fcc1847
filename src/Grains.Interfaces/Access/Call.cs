using System.Collections.Immutable;

namespace Samlop.Access;

/// <summary>
/// What travels with every grain call: who calls and under which command. The gateway fills and signs it
/// (<see cref="CallSigner"/>); a silo refuses a call whose envelope is missing, forged or stale.
/// </summary>
/// <param name="Subject">Opaque id of the person or system; a participant's subject is the participant's id.</param>
/// <param name="Grants">All roles the token carries; the silo picks the one that allows the method.</param>
/// <param name="CommandId">Identity of the command: the same id is one fact, however often it is sent.</param>
/// <param name="BodyHash">Hash of what was asked, so that one command id cannot carry two different commands; null for questions.</param>
/// <param name="Correlation">Id shared by all that one request sets in motion.</param>
/// <param name="Causation">The fact that caused this call, when Samløp itself calls; else null.</param>
/// <param name="Effective">When what is told was true, if that is not now.</param>
/// <param name="ExpectedVersion">Stream version the caller has seen (<c>If-Match</c>); null when it does not matter.</param>
/// <param name="IssuedAt">When the envelope was signed; it is stale after <see cref="CallSigner.Lifetime"/>.</param>
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
