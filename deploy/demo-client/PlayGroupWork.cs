using System.Text.Json;

namespace Samlop.Demo;

internal sealed partial class Play
{
    /// <summary>Fewer answers than this show nothing: the API's default threshold.</summary>
    private const int Threshold = 5;

    private async Task AfterGathering(Cast cast, JsonElement module, int number, Group group, CancellationToken cancellation)
    {
        var day = _calendar.Gathering(number);
        if (MappingOf(module) is { } mapping && Answered(cast, group) >= Threshold)
            await (number == 0
                ? AgreeStartingPoint(cast, module, mapping, group, day, cancellation)
                : AgreeFollowUp(cast, module, mapping, group, day, cancellation));
        await Together(cast, module, "post-work", group, day.AddDays(10), cancellation);
        if (number is 1 or 2)
            await Decide(cast, module, number, group, day, cancellation);
    }

    private static string? MappingOf(JsonElement module) => module.GetProperty("activities").EnumerateArray()
        .Where(activity => activity.Kind() == "mapping").Select(activity => activity.Key()).FirstOrDefault();

    private static int Answered(Cast cast, Group group) => cast.People.Count(person => person.Group == group.Id && Was(person));

    private static IEnumerable<string> Capabilities(Cast cast, Group group) =>
        cast.Instrument.GetProperty("capabilities").EnumerateArray().Select(capability => capability.Key()).Skip(group.Number % 4).Take(3);

    private async Task AgreeStartingPoint(
        Cast cast, JsonElement module, string mapping, Group group, DateOnly day, CancellationToken cancellation)
    {
        var voice = Lead(group);
        await voice.Post($"/groups/{group.Id}/mappings", $"release {mapping} {group.Id}",
            new { module = module.Key(), activity = mapping }, Calendar.At(day, 14), cancellation);
        var capabilities = Capabilities(cast, group).ToList();
        await voice.Post($"/groups/{group.Id}/starting-point", $"starting point {group.Id}", new
        {
            module = module.Key(),
            activity = mapping,
            generations = capabilities.ToDictionary(key => key, _ => 2),
        }, Calendar.At(day, 15), cancellation);
        foreach (var (capability, place) in capabilities.Select((capability, place) => (capability, place)))
            await voice.Post($"/groups/{group.Id}/ambitions", $"ambition {capability} {group.Id}", new
            {
                capability,
                generation = 3 + (place % 2),
                horizon = place == 0 ? "short" : "long",
                by = begun.AddDays(200 + (place * 300)),
            }, Calendar.At(day.AddDays(12)), cancellation);
    }

    private async Task AgreeFollowUp(
        Cast cast, JsonElement module, string mapping, Group group, DateOnly day, CancellationToken cancellation)
    {
        var voice = Lead(group);
        // Too few had answered the first time, before somebody was transferred here.
        if ((await voice.Get($"/groups/{group.Id}", cancellation)).GetProperty("startingPoint").GetArrayLength() == 0)
            return;
        // The second mapping belongs to the post-work: it is looked at when the module is about to close.
        await voice.Post($"/groups/{group.Id}/mappings", $"release {mapping} {group.Id}",
            new { module = module.Key(), activity = mapping }, Calendar.At(day.AddDays(20), 10), cancellation);
        await voice.Post($"/groups/{group.Id}/follow-up", $"follow-up {group.Id}", new
        {
            module = module.Key(),
            activity = mapping,
            generations = Capabilities(cast, group).ToDictionary(key => key, _ => 3),
        }, Calendar.At(day.AddDays(20), 11), cancellation);
    }

    /// <summary>One decision for the short term after the second module, one for the long term after the third.</summary>
    private async Task Decide(Cast cast, JsonElement module, int number, Group group, DateOnly day, CancellationToken cancellation)
    {
        var voice = Lead(group);
        var decision = (await voice.Post($"/groups/{group.Id}/decisions", $"propose {number} {group.Id}", new
        {
            statement = Texts.Decision(group.Number + number),
            horizon = number == 1 ? "short" : "long",
            owner = "kommunedirektør",
            reviewOn = begun.AddDays(number * 180),
            reasons = Texts.Reason(group.Number + number),
            optionsWeighed = Texts.Options,
            evidence = new[]
            {
                new { kind = "document", reference = "https://example.org/samlop/kommuneplan", title = "Kommuneplanens samfunnsdel" },
            },
        }, Calendar.At(day.AddDays(8), 9), cancellation)).Id();
        object[] dissent = group.Number % 9 == 0 ? [new { participant = group.Members[^1], text = Texts.Dissent }] : [];
        await voice.Post($"/groups/{group.Id}/decision-adoptions", $"adopt {number} {group.Id}",
            new { decision, present = group.Members, dissent }, Calendar.At(day.AddDays(15), 9), cancellation);
    }
}
