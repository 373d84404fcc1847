using Samlop.Access;
using Samlop.ManagementGroups;

namespace Samlop.Decisions;

/// <summary>The decisions of all groups of a region, at any moment. Key: <c>{region}</c>.</summary>
[Alias("decisions")]
public interface IDecisionsGrain : IGrainWithStringKey
{
    /// <summary>
    /// The decisions that match, in the order in which they were proposed; at a past <paramref name="moment"/>, those that stood then.
    /// <see cref="Moment.AtVersion"/> is a version of one group's stream. Refused: <c>at-version-needs-group</c>,
    /// <c>limit-out-of-range</c>, <c>cursor-unknown</c>.
    /// </summary>
    [Alias("list"), Allow(Role.Coordinator, Role.Facilitator, Role.Auditor)]
    IAsyncEnumerable<DecisionRow> List(DecisionFilter filter, Moment moment, Page page);
}

/// <param name="DueBy">Selects adopted decisions whose review date is this day or before.</param>
[GenerateSerializer, Immutable, Alias("decisions.filter")]
public sealed record DecisionFilter(
    string? Course = null, string? Municipality = null, string? Group = null,
    DecisionPhase? Phase = null, Horizon? Horizon = null, DateOnly? DueBy = null);

/// <param name="KnewVersion">Version of the group's stream when the decision was proposed.</param>
[GenerateSerializer, Immutable, Alias("decisions.row")]
public sealed record DecisionRow(
    string Id, string Group, string GroupName, string Course, string Municipality, string Statement, Horizon Horizon, string Owner,
    DateOnly ReviewOn, DecisionPhase Phase, long KnewVersion,
    DateTimeOffset ProposedAt, DateTimeOffset? AdoptedAt, DateTimeOffset? EndedAt, string? SupersededBy);
