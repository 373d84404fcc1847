using Samlop.ManagementGroups;
using Samlop.Participants;
using Samlop.People;

namespace Samlop.Registers;

public sealed partial class RegisterGrain
{
    public async IAsyncEnumerable<ParticipantRow> Participants(string? course, string? municipality, string? group, Page page)
    {
        page.Check();
        var after = page.After is { } id ? new StreamKey(Participant.Kind, Region, id).ToString() : null;
        var filter = course is null && group is null ? null : ParticipantFilter.In(course, group);
        var known = await groups.At(Region, Moment.Now, new ManagementGroupFilter(course));
        var list = new ParticipantList(known.ToDictionary(one => one.Group, one => one.Municipality), course, municipality, group);
        var left = page.Limit ?? int.MaxValue;
        await foreach (var chunk in participants.Now(Region, after, filter))
        {
            var keys = await vault.KeysOf(Region, [.. chunk.Where(person => !person.Erased).Select(person => person.Participant)]);
            var rows = chunk.Select(person => list.Row(person, keys.GetValueOrDefault(person.Participant)));
            foreach (var row in rows.OfType<ParticipantRow>())
            {
                yield return row;
                if (--left == 0)
                    yield break;
            }
        }
    }
}

/// <summary>
/// The rows of a list of participants: each person once, in the given course, or else in the matching course to which the person was
/// invited last.
/// </summary>
/// <param name="groups">Group → the municipality to which it and its members belong today.</param>
public sealed class ParticipantList(IReadOnlyDictionary<string, string> groups, string? course, string? municipality, string? group)
{
    /// <param name="key">The person's key; null when the person is erased.</param>
    /// <returns>Null when the person is not in the list.</returns>
    public ParticipantRow? Row(ParticipantDocument person, PersonKey? key)
    {
        var place = person.Places.LastOrDefault(Matches);
        if (place is null)
            return null;
        var details = person.Details is { } written && key is not null ? key.Open(written) : null;
        return new ParticipantRow(
            person.Participant,
            details is null ? null : $"{details.GivenName} {details.FamilyName}", details?.Email, details?.Position,
            place.Course, MunicipalityOf(place), place.Group,
            place.Finished && place.Phase is EnrolmentPhase.Enrolled ? EnrolmentPhase.Finished : place.Phase,
            place.Complete);
    }

    private bool Matches(PlaceDocument place) =>
        place.IsThere
        && (course is null || place.Course == course)
        && (group is null || place.Group == group)
        && (municipality is null || MunicipalityOf(place) == municipality);

    private string MunicipalityOf(PlaceDocument place) => groups.GetValueOrDefault(place.Group, place.Municipality);
}
