using System.Collections.Immutable;

namespace Samlop.ManagementGroups;

[GenerateSerializer, Immutable, Alias("group.view")]
public sealed record ManagementGroupView(
    string Id, long Version, string Name, string Course, string Municipality,
    IReadOnlyList<MemberView> Members,
    IReadOnlyList<string> ActivitiesDone,
    IReadOnlyList<MappingRoundView> Rounds,
    IReadOnlyList<StandingPointView> StartingPoint,
    IReadOnlyList<StandingPointView> FollowUp,
    IReadOnlyList<AmbitionView> Ambitions,
    IReadOnlyList<ReflectionView> Reflections,
    IReadOnlyList<DialogueView> Dialogues,
    IReadOnlyList<DecisionView> Decisions,
    bool NamedMode);

/// <param name="Name">The person's name; null when the person is erased or the caller may not see names.</param>
[GenerateSerializer, Immutable, Alias("group.member-view")]
public sealed record MemberView(string Participant, string? Name, bool Lead, DateTimeOffset Since);

[GenerateSerializer, Immutable, Alias("group.mapping-round-view")]
public sealed record MappingRoundView(
    string Module, string Activity, string Instrument, int InstrumentVersion, int Respondents, int Members);

[GenerateSerializer, Immutable, Alias("group.standing-point-view")]
public sealed record StandingPointView(string Capability, int Generation, DateTimeOffset AgreedAt);

[GenerateSerializer, Immutable, Alias("group.ambition-view")]
public sealed record AmbitionView(string Capability, int Generation, Horizon Horizon, DateOnly By, int Revisions);

[GenerateSerializer, Immutable, Alias("group.reflection-view")]
public sealed record ReflectionView(string Module, string Activity, string Text, DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("group.dialogue-view")]
public sealed record DialogueView(string Id, string Module, IReadOnlyList<string> With, string Topic, string Outcome, DateTimeOffset At);

public enum DecisionPhase { Proposed, Adopted, Superseded, Withdrawn, Concluded }

/// <param name="KnewVersion">Version of the group's stream when the decision was proposed: it shows what the group knew.</param>
/// <param name="SupersededBy">Id of the decision that replaced it.</param>
/// <param name="Dissent">Texts of erased persons are null.</param>
[GenerateSerializer, Immutable, Alias("group.decision-view")]
public sealed record DecisionView(
    string Id, string Group, string Statement, Horizon Horizon, string Owner, DateOnly ReviewOn, string Reasons,
    IReadOnlyList<string> OptionsWeighed, IReadOnlyList<Evidence> Evidence, IReadOnlyList<DissentView> Dissent,
    DecisionPhase Phase, long KnewVersion, DateTimeOffset ProposedAt, DateTimeOffset? AdoptedAt, DateTimeOffset? EndedAt,
    string? SupersededBy, string? Supersedes, string? EndedBecause, int? ProgressPerCent, string? ProgressNote);

[GenerateSerializer, Immutable, Alias("group.dissent-view")]
public sealed record DissentView(string Participant, string? Text);

/// <summary>The aggregate of a round: never a single person's answers, unless the group is in named mode.</summary>
/// <param name="Before">The released round before this one; null when there is none.</param>
/// <param name="SamePeople">
/// This round and the round before, over the people who answered both. Null when these are fewer than the threshold, or when subtraction
/// would show the answers of the others.
/// </param>
/// <param name="Named">Participant → capability → generation; null outside named mode.</param>
[GenerateSerializer, Immutable, Alias("group.mapping-view")]
public sealed record MappingView(
    string Module, string Activity, string Instrument, int InstrumentVersion, int Members,
    Aggregate All, Aggregate? Before, Comparison? SamePeople,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>>? Named);

/// <param name="Respondents">Number of people who answered; never below the anonymity threshold.</param>
[GenerateSerializer, Immutable, Alias("group.aggregate")]
public sealed record Aggregate(int Respondents, IReadOnlyList<CapabilityAggregate> Capabilities);

/// <param name="Median">Median generation, in steps of a half.</param>
/// <param name="LowerQuartile">25th percentile (nearest rank).</param>
/// <param name="UpperQuartile">75th percentile (nearest rank).</param>
[GenerateSerializer, Immutable, Alias("group.capability-aggregate")]
public sealed record CapabilityAggregate(string Capability, double Median, int LowerQuartile, int UpperQuartile);

[GenerateSerializer, Immutable, Alias("group.comparison")]
public sealed record Comparison(Aggregate Before, Aggregate After);

/// <summary>The state of a group that participants and other groups need before they decide.</summary>
[GenerateSerializer, Immutable, Alias("group.standing")]
public sealed record GroupStanding(string Group, string Course, string Municipality, ImmutableHashSet<string> Members, string? Lead);

/// <summary>A group in a list.</summary>
[GenerateSerializer, Immutable, Alias("group.row")]
public sealed record ManagementGroupRow(
    string Id, string Name, string Course, string Municipality, int Members, int ActivitiesDone, int Decisions);
