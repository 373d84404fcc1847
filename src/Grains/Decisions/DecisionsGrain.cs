using Samlop.ManagementGroups;

namespace Samlop.Decisions;

/// <remarks>
/// Reads the groups' documents, which hold their decisions. The present list may be a moment behind the facts; a past one is not.
/// </remarks>
[GrainType("decisions")]
public sealed class DecisionsGrain(IHistory history, IReadModel<ManagementGroupDocument> groups) : Grain, IDecisionsGrain
{
    private string Region => this.GetPrimaryKeyString();

    public async IAsyncEnumerable<DecisionRow> List(DecisionFilter filter, Moment moment, Page page)
    {
        page.Check();
        foreach (var row in DecisionList.Of(await Groups(filter, moment), filter, page.After).Limited(page))
            yield return row;
    }

    /// <summary>Refused: <c>at-version-needs-group</c>, since a version belongs to one group's stream.</summary>
    private async Task<IReadOnlyList<ManagementGroupDocument>> Groups(DecisionFilter filter, Moment moment)
    {
        var stream = filter.Group is { } group ? new StreamKey(ManagementGroup.Kind, Region, group).ToString() : null;
        if (moment.AtVersion is null)
            return await groups.At(Region, moment, new ManagementGroupFilter(filter.Course, filter.Municipality, stream));
        if (stream is null)
            throw new Refused(
                "at-version-needs-group", $"A version belongs to one group's history: name the group.", RefusalKind.Invalid);
        return (await history.Read(Region, stream, 0, CancellationToken.None)).FoldDocuments<ManagementGroupDocument>(moment);
    }
}
