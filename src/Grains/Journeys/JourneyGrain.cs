using Samlop.Access;
using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Participants;

namespace Samlop.Journeys;

/// <remarks>A journey is read from the facts, for the present too, so it is never behind.</remarks>
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
            Role.WorkingGroup => (await CourseOf(group).Standing()).WorkingGroup.Contains(subject),
            _ => false,
        };
    }

    private ICourseGrain CourseOf(GroupStanding group) => GrainFactory.GetGrain<ICourseGrain>($"{Region}/{group.Course}");

    /// <summary>Takes the reader's role now: when the lines are enumerated, the call that names the reader is over.</summary>
    public IAsyncEnumerable<JourneyLine> Lines(Moment moment, Page page) => Lines(moment, page, Acting.Current.Role);

    private async IAsyncEnumerable<JourneyLine> Lines(Moment moment, Page page, Role reader)
    {
        page.Check();
        JourneyPosition? after = page.After is { } cursor ? JourneyPosition.Parse(cursor) : null;
        var facts = (await Facts(moment))
            .Where(fact => after is null || JourneyPosition.Order.Compare(JourneyPosition.Of(fact), after.Value) > 0);
        foreach (var fact in facts.Limited(page))
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
