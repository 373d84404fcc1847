using Samlop.History;
using Samlop.ReadModels;
using Samlop.Registers;

namespace Samlop.Decisions;

/// <remarks>Reads the documents of groups, in which their decisions stand. The present list may be a moment behind the facts; a past one is not.</remarks>
[GrainType("decisions")]
public sealed class DecisionsGrain(IHistory history, ReadModel<ManagementGroupDocument> groups) : Grain, IDecisionsGrain
{
    private string Region => this.GetPrimaryKeyString();

    public async IAsyncEnumerable<DecisionRow> List(DecisionFilter filter, Moment moment, Page page)
    {
        page.Check();
        foreach (var row in DecisionList.Of(await Groups(filter, moment), filter, page.After).Limited(page))
            yield return row;
    }

    /// <summary>A version counts on one group's stream; of a whole region there is none.</summary>
    private async Task<IReadOnlyList<ManagementGroupDocument>> Groups(DecisionFilter filter, Moment moment)
    {
        var stream = filter.Group is { } group ? StreamKey.Of(ManagementGroupDocument.Kind, Region, group) : null;
        if (moment.AtVersion is null)
            return await groups.At(Region, moment, new { id = stream, filter.Course, filter.Municipality });
        if (stream is null)
            throw new Refused("at-version-needs-group", $"A version counts on one group's history: say which group.", RefusalKind.Invalid);
        return ReadModel.Fold<ManagementGroupDocument>(await history.Read(Region, stream, 0, CancellationToken.None), moment);
    }
}
