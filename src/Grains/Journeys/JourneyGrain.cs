using Samlop.Access;
using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Participants;

namespace Samlop.Journeys;

/// <remarks>Read from the facts, for the present too: a journey is never behind.</remarks>
[GrainType("journey")]
public sealed class JourneyGrain(IHistory history) : Grain, IJourneyGrain, IScoped
{
    private string Region => StreamKey.Of(this.GetGrainId()).Region;

    private string Id => StreamKey.Of(this.GetGrainId()).Id;

    public async ValueTask<bool> Admits(Role role, string subject)
    {
        var group = await GrainFactory.GetGrain<IManagementGroupGrain>($"{Region}/{Id}").Standing();
        return role switch
        {
            Role.GroupLead => group.Lead == subject,
            Role.Member => group.Members.Contains(subject),
            Role.WorkingGroup => (await GrainFactory.GetGrain<ICourseGrain>($"{Region}/{group.Course}").Standing()).WorkingGroup.Contains(subject),
            _ => false,
        };
    }

    /// <summary>Who reads is known while the call is under way, and not any more when the lines are fetched.</summary>
    public IAsyncEnumerable<JourneyLine> Lines(Moment moment, Page page) => Lines(moment, page, Acting.Current.Role);

    private async IAsyncEnumerable<JourneyLine> Lines(Moment moment, Page page, Role reader)
    {
        page.Check();
        JourneyPosition? after = page.After is { } cursor ? JourneyPosition.Parse(cursor) : null;
        foreach (var fact in (await Facts(moment)).Where(fact => after is null || JourneyPosition.Order.Compare(JourneyPosition.Of(fact), after.Value) > 0).Limited(page))
            yield return Journey.Line(fact, reader);
    }

    private async Task<IReadOnlyList<RecordedFact>> Facts(Moment moment)
    {
        var own = await history.Read(Region, $"{new StreamKey(ManagementGroup.Kind, Region, Id)}", 0, CancellationToken.None);
        var journey = new Journey(own, moment);
        string[] streams =
        [
            $"{new StreamKey(Course.Kind, Region, journey.Course)}",
            .. journey.People.Select(person => $"{new StreamKey(Participant.Kind, Region, person)}"),
        ];
        return journey.Facts(await history.Read(Region, streams, CancellationToken.None));
    }
}
