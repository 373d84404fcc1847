namespace Samlop.Demo;

internal sealed partial class Play
{
    /// <summary>
    /// What happens later, and what turns out to have been otherwise: superseded and withdrawn decisions, a transfer, a withdrawal, a
    /// correction.
    /// </summary>
    private async Task LookBack(Cast cast, CancellationToken cancellation)
    {
        var last = _calendar.Closes(3);
        await Each(cast.Groups.Where(group => group.Number % 5 == 0), (group, token) => Reconsider(group, last, token), cancellation);

        var leaving = cast.People.First(person =>
            cast.Groups.All(group => group.Lead != person.Id) && person.Number > 40 % cast.People.Count);
        await Coordinator.Post($"/participants/{leaving.Id}/withdrawals", $"withdraw {leaving.Id}",
            new { course = cast.Course, reason = "Har gått over i ny stilling." }, Calendar.At(last, 16), cancellation);

        var present = cast.People.First(person => !Was(person));
        await Facilitator.Post($"/participants/{present.Id}/attendance-corrections", $"correct {present.Id}", new
        {
            course = cast.Course,
            module = cast.Modules.First().Key(),
            attended = true,
            reason = "Sto ikke på listen, men var der.",
        }, Calendar.At(_calendar.Gathering(0), 16), cancellation);
        await Coordinator.Do(
            HttpMethod.Post, $"/courses/{cast.Course}/completion", "complete", null, Calendar.At(_calendar.EndsOn, 12), cancellation);
    }

    private async Task Reconsider(Group group, DateOnly day, CancellationToken cancellation)
    {
        var voice = Lead(group);
        var decisions = (await voice.Get($"/groups/{group.Id}", cancellation)).GetProperty("decisions").EnumerateArray()
            .Select(decision => decision.Id()).ToList();
        if (group.Number % 2 == 0)
        {
            await voice.Post($"/groups/{group.Id}/decision-supersessions", $"supersede {group.Id}",
                new { decision = decisions[0], by = decisions[1] }, Calendar.At(day, 10), cancellation);
            await voice.Post($"/groups/{group.Id}/decision-progress", $"progress {group.Id}",
                new { decision = decisions[1], perCent = 30, note = "Innbyggerdialogen er i gang." }, Calendar.At(day, 11), cancellation);
        }
        else
            await voice.Post($"/groups/{group.Id}/decision-withdrawals", $"withdraw {group.Id}",
                new { decision = decisions[0], reason = "Statlig løsning kom først." }, Calendar.At(day, 10), cancellation);
    }

    /// <summary>One person moves to the other group of the same municipality; what the old group did stays with it.</summary>
    private async Task<Cast> Transfer(Cast cast, DateOnly day, CancellationToken cancellation)
    {
        var (left, joined) = cast.Groups.GroupBy(group => group.Municipality)
            .Select(groups => groups.OrderByDescending(group => group.Members.Count).ToList())
            .Where(groups => groups.Count > 1 && groups[0].Members.Count > Threshold + 1)
            .Select(groups => (groups[0], groups[1])).FirstOrDefault();
        if (left is null)
            return cast;
        var moving = left.Members.First(member => member != left.Lead);
        await Coordinator.Post($"/participants/{moving}/transfers", $"transfer {moving}",
            new { course = cast.Course, group = joined.Id, reason = "Ny leder i sektoren." }, Calendar.At(day, 16), cancellation);
        await Until(async () =>
            Members(await Coordinator.Get($"/groups/{joined.Id}", cancellation)).Contains(moving)
                && !Members(await Coordinator.Get($"/groups/{left.Id}", cancellation)).Contains(moving),
            "the transfer", cancellation);
        return cast with
        {
            Groups = [.. cast.Groups.Select(group =>
                group == left ? left with { Members = [.. left.Members.Where(member => member != moving)] }
                : group == joined ? joined with { Members = [.. joined.Members, moving] }
                : group)],
            People = [.. cast.People.Select(person => person.Id == moving ? person with { Group = joined.Id } : person)],
        };
    }

    private static IEnumerable<string> Members(System.Text.Json.JsonElement group) =>
        group.GetProperty("members").EnumerateArray().Select(member => member.Text("participant"));
}
