using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Samlop.ManagementGroups;

public abstract record ManagementGroupFact : Fact;

/// <summary>
/// What decisions of a group read. The fold takes facts in any order, since a view of the past orders them by when they were true:
/// what hangs on something not yet there changes nothing.
/// </summary>
public sealed partial record ManagementGroup : IState<ManagementGroup, ManagementGroupFact>
{
    /// <summary>Kind of the stream, and type of its grain.</summary>
    public const string Kind = "management-group";

    public static ManagementGroup Initial { get; } = new();

    public GroupFormed? Formed { get; init; }

    /// <summary>The one it was formed in, or the one it has moved to.</summary>
    public string Municipality { get; init; } = "";

    public ImmutableHashSet<string> Members { get; init; } = [];

    /// <summary>Everyone who is or was a member: a person's answers stay with the group in which they were given.</summary>
    public ImmutableHashSet<string> Everyone { get; init; } = [];

    /// <summary>Always a member; null when nobody leads.</summary>
    public string? Lead { get; init; }

    /// <summary>Members who consent to be named. Whoever leaves takes the consent along.</summary>
    public ImmutableHashSet<string> Consents { get; init; } = [];

    /// <summary>Group activities done, <c>module/activity</c>; dialogues are told by <see cref="Dialogues"/>.</summary>
    public ImmutableHashSet<string> Done { get; init; } = [];

    /// <summary><c>module/activity</c> → the group's text.</summary>
    public ImmutableDictionary<string, string> Reflections { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, DialogueHeld> Dialogues { get; init; } = ImmutableDictionary<string, DialogueHeld>.Empty;

    /// <summary>Released rounds in the order of their release.</summary>
    public ImmutableList<MappingReleased> Rounds { get; init; } = [];

    /// <summary>Capability → what was agreed.</summary>
    public ImmutableDictionary<string, AgreedPoint> StartingPoint { get; init; } = ImmutableDictionary<string, AgreedPoint>.Empty;

    /// <summary>Capability and round → what was agreed.</summary>
    public ImmutableDictionary<(string Capability, string Round), AgreedPoint> FollowUp { get; init; } = ImmutableDictionary<(string, string), AgreedPoint>.Empty;

    public ImmutableDictionary<string, Ambition> Ambitions { get; init; } = ImmutableDictionary<string, Ambition>.Empty;

    public ImmutableDictionary<string, Decision> Decisions { get; init; } = ImmutableDictionary<string, Decision>.Empty;

    /// <summary>On while every member there is consents.</summary>
    public bool NamedMode => !Members.IsEmpty && Members.IsSubsetOf(Consents);

    public ManagementGroup Evolve(ManagementGroupFact fact) => fact switch
    {
        GroupFormed f => this with { Formed = f, Municipality = f.Municipality },
        GroupMoved f => this with { Municipality = f.Municipality },
        MemberJoined f => Joined(f),
        MemberLeft f => Left(f.Participant),
        LeadAppointed f => Members.Contains(f.Participant) ? this with { Lead = f.Participant } : this,
        NamedModeConsented f => this with { Consents = Members.Contains(f.Participant) ? Consents.Add(f.Participant) : Consents },
        NamedModeRevoked f => this with { Consents = Consents.Remove(f.Participant) },
        GroupActivityCompleted f => this with { Done = Done.Add(Key(f.Module, f.Activity)) },
        ReflectionRecorded f => this with { Done = Done.Add(Key(f.Module, f.Activity)), Reflections = Reflections.SetItem(Key(f.Module, f.Activity), f.Text) },
        DialogueHeld f => this with { Dialogues = Dialogues.SetItem(f.Dialogue, f) },
        MappingReleased f => this with { Rounds = Rounds.Add(f) },
        StartingPointAgreed f => Agreed(f),
        FollowUpAgreed f => Agreed(f),
        AmbitionSet f => this with { Ambitions = Ambitions.SetItem(f.Capability, new Ambition(f.Generation, f.Horizon, f.By)) },
        AmbitionRevised f => this with { Ambitions = Ambitions.SetItem(f.Capability, new Ambition(f.Generation, f.Horizon, f.By)) },
        AmbitionWithdrawn f => this with { Ambitions = Ambitions.Remove(f.Capability) },
        AmbitionFellDue f => FellDue(f),
        DecisionProposed f => this with { Decisions = Decisions.SetItem(f.Decision, new Decision(f.ReviewOn)) },
        DecisionAdopted f => With(f.Decision, decision => decision with { Phase = DecisionPhase.Adopted, Adopted = f }),
        DecisionSuperseded f => With(f.Decision, decision => decision with { Phase = DecisionPhase.Superseded, Ending = f.By }),
        DecisionWithdrawn f => With(f.Decision, decision => decision with { Phase = DecisionPhase.Withdrawn, Ending = f.Reason }),
        DecisionConcluded f => With(f.Decision, decision => decision with { Phase = DecisionPhase.Concluded, Ending = f.Outcome }),
        DecisionProgressReported f => With(f.Decision, decision => decision with { Progress = (f.PerCent, f.Note) }),
        DecisionFellDue f => With(f.Decision, decision => decision with { FellDue = true }),
        _ => throw new UnreachableException(fact.GetType().Name),
    };

    /// <summary>How an activity is named where one word is needed.</summary>
    internal static string Key(string module, string activity) => $"{module}/{activity}";
}

/// <summary>The facts of a management group: for each, the compiler writes the code that reads and writes its JSON.</summary>
[JsonSerializable(typeof(AmbitionFellDue))]
[JsonSerializable(typeof(AmbitionRevised))]
[JsonSerializable(typeof(AmbitionSet))]
[JsonSerializable(typeof(AmbitionWithdrawn))]
[JsonSerializable(typeof(DecisionAdopted))]
[JsonSerializable(typeof(DecisionConcluded))]
[JsonSerializable(typeof(DecisionFellDue))]
[JsonSerializable(typeof(DecisionProgressReported))]
[JsonSerializable(typeof(DecisionProposed))]
[JsonSerializable(typeof(DecisionSuperseded))]
[JsonSerializable(typeof(DecisionWithdrawn))]
[JsonSerializable(typeof(DialogueHeld))]
[JsonSerializable(typeof(FollowUpAgreed))]
[JsonSerializable(typeof(GroupActivityCompleted))]
[JsonSerializable(typeof(GroupFormed))]
[JsonSerializable(typeof(GroupMoved))]
[JsonSerializable(typeof(LeadAppointed))]
[JsonSerializable(typeof(MappingReleased))]
[JsonSerializable(typeof(MemberJoined))]
[JsonSerializable(typeof(MemberLeft))]
[JsonSerializable(typeof(NamedModeConsented))]
[JsonSerializable(typeof(NamedModeRevoked))]
[JsonSerializable(typeof(ReflectionRecorded))]
[JsonSerializable(typeof(StartingPointAgreed))]
internal sealed partial class ManagementGroupFacts : JsonSerializerContext;
