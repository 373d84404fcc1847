using System.Collections.Immutable;
using Samlop.People;

namespace Samlop.Participants;

/// <summary>A person in one course: the group (invited to, asked for or joined) and the progress.</summary>
public sealed record Enrolment
{
    public static Enrolment None { get; } = new();

    public string Municipality { get; init; } = "";
    public string Group { get; init; } = "";
    public bool Lead { get; init; }

    /// <summary>Never <see cref="EnrolmentPhase.Finished"/>, because a person who has finished stays in the group.</summary>
    public EnrolmentPhase Phase { get; init; }

    public string? DeclinedBecause { get; init; }

    /// <summary>The transfer that is asked for and not yet answered; null when there is none.</summary>
    public TransferRequested? Transfer { get; init; }

    /// <summary>Group → its municipality, for groups that have not answered yet, even if the person has withdrawn since.</summary>
    public ImmutableDictionary<string, string> Awaited { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, ModuleProgress> Modules { get; init; } = ImmutableDictionary<string, ModuleProgress>.Empty;

    /// <summary>All modules are complete.</summary>
    public bool Finished { get; init; }

    /// <summary>True when the person is invited, asks for a place, or is enrolled and has not finished.</summary>
    public bool TakesPart =>
        Phase is EnrolmentPhase.Invited or EnrolmentPhase.Asking || (Phase is EnrolmentPhase.Enrolled && !Finished);

    public ModuleProgress Progress(string module) => Modules.GetValueOrDefault(module, ModuleProgress.None);

    internal Enrolment Evolve(ParticipantInvited f) =>
        this with { Municipality = f.Municipality, Group = f.Group, Lead = f.Lead, Phase = EnrolmentPhase.Invited, DeclinedBecause = null };

    internal Enrolment Evolve(EnrolmentRequested f) => this with
    {
        Municipality = f.Municipality,
        Group = f.Group,
        Lead = f.Lead,
        Phase = EnrolmentPhase.Asking,
        DeclinedBecause = null,
        Awaited = Awaited.SetItem(f.Group, f.Municipality),
    };

    internal Enrolment Evolve(ParticipantEnrolled f) =>
        this with { Municipality = f.Municipality, Group = f.Group, Phase = EnrolmentPhase.Enrolled, Awaited = Awaited.Remove(f.Group) };

    internal Enrolment Evolve(EnrolmentDeclined f) =>
        this with { Phase = EnrolmentPhase.Declined, DeclinedBecause = f.Code, Awaited = Awaited.Remove(f.Group) };

    internal Enrolment Evolve(TransferRequested f) =>
        this with { Transfer = f, Awaited = Awaited.SetItem(f.ToGroup, f.ToMunicipality) };

    /// <summary>A lead of the old group does not become lead of the new one.</summary>
    internal Enrolment Evolve(ParticipantTransferred f) => this with
    {
        Municipality = f.ToMunicipality,
        Group = f.ToGroup,
        Lead = false,
        Transfer = null,
        Awaited = Awaited.Remove(f.ToGroup),
    };

    internal Enrolment Evolve(TransferDeclined f) => this with { Transfer = null, Awaited = Awaited.Remove(f.ToGroup) };

    internal Enrolment Evolve(ParticipantWithdrew _) => this with { Phase = EnrolmentPhase.Withdrawn, Transfer = null };

    internal Enrolment Evolve(PlaceNotWanted f) => this with { Awaited = Awaited.Remove(f.Group) };

    internal Enrolment Did(string module, string activity)
    {
        var progress = Progress(module);
        return With(module, progress with { Done = progress.Done.Add(activity) });
    }

    internal Enrolment Was(string module, Attendance attendance, Sealed? substitute = null) =>
        With(module, Progress(module) with { Attendance = attendance, Substitute = substitute });

    internal Enrolment Completed(string module, bool complete) => With(module, Progress(module) with { Complete = complete });

    private Enrolment With(string module, ModuleProgress progress) => this with { Modules = Modules.SetItem(module, progress) };
}

/// <summary>A person in one module.</summary>
public sealed record ModuleProgress
{
    public static ModuleProgress None { get; } = new();

    /// <summary>Keys of activities done.</summary>
    public ImmutableSortedSet<string> Done { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public Attendance Attendance { get; init; }

    /// <summary>Name of the person's substitute, sealed; null when there was none.</summary>
    public Sealed? Substitute { get; init; }

    public bool Complete { get; init; }
}
