using Samlop.ManagementGroups;

namespace Samlop.Decisions;

/// <summary>The decisions of several groups in one list.</summary>
public static class DecisionList
{
    /// <summary>The decisions that match, in the order in which they were proposed. Refused: <c>cursor-unknown</c>.</summary>
    /// <param name="after">
    /// Id of a decision of these groups. The rows start after it, also when it does not match the filter any more.
    /// </param>
    public static IEnumerable<DecisionRow> Of(IEnumerable<ManagementGroupDocument> groups, DecisionFilter filter, string? after)
    {
        List<DecisionRow> rows = [.. groups
            .SelectMany(group => group.Decisions
                .Where(decision => decision.ProposedAt is not null)
                .Select(decision => Row(group, decision)))
            .OrderBy(row => row.ProposedAt).ThenBy(row => row.Id, StringComparer.Ordinal)];
        var last = after is null ? -1 : rows.FindIndex(row => row.Id == after);
        if (after is not null && last < 0)
            throw Paging.CursorUnknown();
        return rows.Skip(last + 1).Where(row => Matches(row, filter));
    }

    private static bool Matches(DecisionRow row, DecisionFilter filter) =>
        (filter.Course is null || row.Course == filter.Course)
        && (filter.Municipality is null || row.Municipality == filter.Municipality)
        && (filter.Group is null || row.Group == filter.Group)
        && (filter.Phase is null || row.Phase == filter.Phase)
        && (filter.Horizon is null || row.Horizon == filter.Horizon)
        && (filter.DueBy is null || (row.Phase is DecisionPhase.Adopted && row.ReviewOn <= filter.DueBy));

    private static DecisionRow Row(ManagementGroupDocument group, DecisionDocument decision) => new(
        decision.Id, group.Group, group.Name, group.Course, group.Municipality, decision.Statement, decision.Horizon, decision.Owner,
        decision.ReviewOn, decision.Phase, decision.KnewVersion,
        decision.ProposedAt!.Value, decision.AdoptedAt, decision.EndedAt, decision.SupersededBy);
}
