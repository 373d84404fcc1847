using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samlop.Programmes;

namespace Samlop.ManagementGroups;

/// <summary>A management group as it stands in lists and on boards, with its decisions.</summary>
public sealed record ManagementGroupDocument(string Id) : IDocument<ManagementGroupDocument>
{
    public static string Kind => ManagementGroup.Kind;
    public static uint Shape => 1;

    public static IReadOnlyCollection<Type> FoldedFrom { get; } =
    [
        typeof(GroupFormed), typeof(GroupMoved), typeof(MemberJoined), typeof(MemberLeft), typeof(GroupActivityCompleted), typeof(ReflectionRecorded),
        typeof(DialogueHeld), typeof(DecisionProposed), typeof(DecisionAdopted), typeof(DecisionSuperseded), typeof(DecisionWithdrawn),
        typeof(DecisionConcluded),
    ];

    public string Course { get; init; } = "";
    public string Municipality { get; init; } = "";
    public string Name { get; init; } = "";
    public ImmutableHashSet<string> Members { get; init; } = [];

    /// <summary>Activities done together, <c>module/activity</c>.</summary>
    public ImmutableHashSet<string> Done { get; init; } = [];

    /// <summary>Modules in which the group held a dialogue; that does the module's dialogue activities.</summary>
    public ImmutableHashSet<string> Dialogues { get; init; } = [];

    public ImmutableList<DecisionDocument> Decisions { get; init; } = [];

    [JsonIgnore] public string Group => StreamKey.Parse(Id).Id;

    [JsonIgnore] public bool IsThere => Course.Length > 0;

    public bool HasDone(string module, Activity activity) =>
        activity.IsDone(module, Done, Dialogues.Contains);

    public static ManagementGroupDocument Fold(ManagementGroupDocument? current, RecordedFact fact) => (current ?? new(fact.Stream)).With(fact);

    private ManagementGroupDocument With(RecordedFact recorded) => recorded.Fact switch
    {
        GroupFormed f => this with { Course = f.Course, Municipality = f.Municipality, Name = f.Name },
        GroupMoved f => this with { Municipality = f.Municipality },
        MemberJoined f => this with { Members = Members.Add(f.Participant) },
        MemberLeft f => this with { Members = Members.Remove(f.Participant) },
        GroupActivityCompleted f => this with { Done = Done.Add($"{f.Module}/{f.Activity}") },
        ReflectionRecorded f => this with { Done = Done.Add($"{f.Module}/{f.Activity}") },
        DialogueHeld f => this with { Dialogues = Dialogues.Add(f.Module) },
        DecisionProposed f => With(f.Decision, decision => decision.Proposed(f, recorded.Effective)),
        DecisionAdopted f => With(f.Decision, decision => decision with { AdoptedAt = recorded.Effective }),
        DecisionSuperseded f => With(f.Decision, decision => decision.Ended(DecisionPhase.Superseded, recorded.Effective) with { SupersededBy = f.By }),
        DecisionWithdrawn f => With(f.Decision, decision => decision.Ended(DecisionPhase.Withdrawn, recorded.Effective)),
        DecisionConcluded f => With(f.Decision, decision => decision.Ended(DecisionPhase.Concluded, recorded.Effective)),
        _ => this,
    };

    private ManagementGroupDocument With(string decision, Func<DecisionDocument, DecisionDocument> change)
    {
        var at = Decisions.FindIndex(known => known.Id == decision);
        return this with { Decisions = at < 0 ? Decisions.Add(change(new DecisionDocument(decision))) : Decisions.SetItem(at, change(Decisions[at])) };
    }
}

/// <summary>The groups of a course, of a municipality, or one stream's.</summary>
/// <param name="Id">Key of the stream.</param>
public sealed record ManagementGroupFilter(string? Course = null, string? Municipality = null, string? Id = null)
    : IDocumentFilter<ManagementGroupDocument>;

/// <summary>A decision. What became of it counts also where it is told before the proposal, as it can be of a past moment.</summary>
public sealed record DecisionDocument(string Id)
{
    public string Statement { get; init; } = "";
    public Horizon Horizon { get; init; }
    public string Owner { get; init; } = "";
    public DateOnly ReviewOn { get; init; }
    public long KnewVersion { get; init; }
    public DateTimeOffset? ProposedAt { get; init; }
    public DateTimeOffset? AdoptedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Superseded, withdrawn or concluded; null before.</summary>
    public DecisionPhase? End { get; init; }

    public string? SupersededBy { get; init; }

    [JsonIgnore] public DecisionPhase Phase => End ?? (AdoptedAt is null ? DecisionPhase.Proposed : DecisionPhase.Adopted);

    internal DecisionDocument Proposed(DecisionProposed f, DateTimeOffset at) => this with
    {
        Statement = f.Statement,
        Horizon = f.Horizon,
        Owner = f.Owner,
        ReviewOn = f.ReviewOn,
        KnewVersion = f.KnewVersion,
        ProposedAt = at,
    };

    internal DecisionDocument Ended(DecisionPhase end, DateTimeOffset at) => this with { End = end, EndedAt = at };
}
