using Samlop.Access;

namespace Samlop.Programmes;

/// <summary>The content that courses teach, in published versions. Key: <c>{region}/{id}</c>.</summary>
[Alias("programme")]
public interface IProgrammeGrain : IGrainWithStringKey
{
    /// <summary>
    /// Publishes the next version, as a whole; nothing happens when the content is that of the newest version.
    /// Refused: <c>programme-invalid</c> (the sentence names the flaw), <c>programme-retired</c>.
    /// </summary>
    [Alias("publish"), Allow(Role.Coordinator)] Task<Receipt> Publish(PublishProgramme command);

    /// <summary>
    /// Retires the programme: no new course may choose it, and running courses go on. Refused: <c>programme-not-published</c>,
    /// <c>retirement-reason-empty</c>.
    /// </summary>
    [Alias("retire"), Allow(Role.Coordinator)] Task<Receipt> Retire(RetireProgramme command);

    /// <summary>One version; the newest when <paramref name="version"/> is null.</summary>
    [Alias("view")]
    [Allow(
        Role.Coordinator, Role.Facilitator, Role.WorkingGroup, Role.GroupLead, Role.Member, Role.Participant, Role.Auditor, Role.System)]
    Task<ProgrammeView> View(int? version);
}

[GenerateSerializer, Immutable, Alias("programme.publish")]
public sealed record PublishProgramme(ProgrammeContent Content);

[GenerateSerializer, Immutable, Alias("programme.retire")]
public sealed record RetireProgramme(string Reason);

/// <param name="Newest">Number of the newest published version; versions count from 1.</param>
[GenerateSerializer, Immutable, Alias("programme.view")]
public sealed record ProgrammeView(string Id, long Version, int Newest, int Shown, bool Retired, ProgrammeContent Content);
