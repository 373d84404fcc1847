using System.Text.Json;

namespace Samlop.Demo;

internal sealed partial class Play
{
    /// <summary>
    /// One in this many people never does the pre-work; one in <see cref="Absent"/> is not at a gathering, one in <see cref="Substituted"/>
    /// sends somebody.
    /// </summary>
    private const int Lagging = 29, Absent = 23, Substituted = 17;

    private async Task Module(Cast cast, int number, CancellationToken cancellation)
    {
        var module = cast.Modules.ElementAt(number);
        var (opens, gathering, closes) = (_calendar.Opens(number), _calendar.Gathering(number), _calendar.Closes(number));
        var at = $"/courses/{cast.Course}/modules/{module.Key()}";
        var share = 12 + (number * 20.5);

        progress(share, $"{module.Key()}: pre-work");
        await Coordinator.Do(HttpMethod.Post, $"{at}/opening", $"open {module.Key()}", null, Calendar.At(opens, 7), cancellation);
        await Each(cast.People.Where(person => person.Number % Lagging != 0), (person, token) =>
            Alone(cast, module, "pre-work", person, opens, gathering, token), cancellation);
        await Each(cast.Groups, (group, token) => Together(cast, module, "pre-work", group, gathering.AddDays(-3), token), cancellation);

        progress(share + 8, $"{module.Key()}: gathering");
        await Facilitator.Do(HttpMethod.Post, $"{at}/gathering", $"hold {module.Key()}", null, Calendar.At(gathering, 8), cancellation);
        await Each(cast.People, (person, token) => Attend(cast, module, person, gathering, token), cancellation);
        await Each(cast.People.Where(person => Was(person)), (person, token) =>
            Alone(cast, module, "gathering", person, gathering, gathering.AddDays(1), token), cancellation);
        await Each(cast.Groups, (group, token) => Together(cast, module, "gathering", group, gathering, token), cancellation);
        await Dialogues(cast, module, gathering, cancellation);

        progress(share + 14, $"{module.Key()}: post-work");
        await Each(cast.People.Where(Was), (person, token) =>
            Alone(cast, module, "post-work", person, gathering.AddDays(2), closes, token), cancellation);
        await Each(cast.Groups, (group, token) => AfterGathering(cast, module, number, group, token), cancellation);
        await Coordinator.Do(HttpMethod.Post, $"{at}/closing", $"close {module.Key()}", null, Calendar.At(closes, 15), cancellation);
    }

    private static bool Was(Person person) => person.Number % Absent != 3;

    private async Task Alone(
        Cast cast, JsonElement module, string stage, Person person, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var voice = PersonVoice(person.Id);
        foreach (var activity in Demo.Cast.Activities(module, stage, "alone"))
        {
            // Not everybody does what is not required.
            if (!activity.GetProperty("required").GetBoolean() && person.Number % 3 == 0)
                continue;
            var (path, body) = activity.Kind() switch
            {
                "mapping" => ("mapping-answers", (object)new
                {
                    course = cast.Course,
                    module = module.Key(),
                    activity = activity.Key(),
                    instrumentVersion = cast.Instrument.GetProperty("version").GetInt32(),
                    answers = Answers(cast, person, later: module.Key() == "technology"),
                }),
                "reflection" => ("reflections",
                    new { course = cast.Course, module = module.Key(), activity = activity.Key(), text = Texts.Reflection(person.Number) }),
                _ => ("activities", new { course = cast.Course, module = module.Key(), activity = activity.Key() }),
            };
            await voice.Post($"/participants/{person.Id}/{path}", $"{module.Key()} {activity.Key()} {person.Id}", body,
                Calendar.Between(from, to, person.Number), cancellation);
        }
    }

    private static Dictionary<string, int> Answers(Cast cast, Person person, bool later) =>
        cast.Instrument.GetProperty("capabilities").EnumerateArray().Select((capability, number) => (capability, number))
            .ToDictionary(pair => pair.capability.Key(), pair =>
                Math.Min(5, 1 + ((person.Number + (pair.number * 7)) % 4) + (later && (person.Number + pair.number) % 2 == 0 ? 1 : 0)));

    /// <summary>
    /// What the group does in a stage: activities by most of its members, reflections and mappings in their own way; dialogues elsewhere.
    /// </summary>
    private async Task Together(Cast cast, JsonElement module, string stage, Group group, DateOnly day, CancellationToken cancellation)
    {
        var voice = Lead(group);
        var present = group.Members.Where((member, place) => member == group.Lead || place % 5 != 4).ToList();
        foreach (var activity in Demo.Cast.Activities(module, stage, "in-group", "across-groups"))
        {
            var key = $"{module.Key()} {activity.Key()} {group.Id}";
            if (activity.Kind() == "reflection")
                await voice.Post($"/groups/{group.Id}/reflections", key,
                    new { module = module.Key(), activity = activity.Key(), text = Texts.GroupReflection(group.Number) },
                    Calendar.At(day, 13), cancellation);
            else if (activity.Kind() != "dialogue")
                await voice.Post($"/groups/{group.Id}/activities", key, new { module = module.Key(), activity = activity.Key(), present },
                    Calendar.At(day, 13), cancellation);
        }
    }

    private async Task Attend(Cast cast, JsonElement module, Person person, DateOnly day, CancellationToken cancellation)
    {
        if (!Was(person))
            return;
        var substitute = person.Number % Substituted == 5;
        object body = substitute
            ? new { course = cast.Course, module = module.Key(), substitute = "Stedfortreder Hansen" }
            : new { course = cast.Course, module = module.Key() };
        await Facilitator.Post($"/participants/{person.Id}/{(substitute ? "substitutes" : "attendances")}",
            $"{module.Key()} attend {person.Id}", body, Calendar.At(day, 16), cancellation);
    }

    /// <summary>Every group spars with one of another municipality, where the module has a dialogue.</summary>
    private async Task Dialogues(Cast cast, JsonElement module, DateOnly day, CancellationToken cancellation)
    {
        if (!module.GetProperty("activities").EnumerateArray().Any(activity => activity.Kind() == "dialogue"))
            return;
        var half = cast.Groups.Count / 2;
        var pairs = cast.Groups.Take(cast.Groups.Count - half)
            .Select((group, number) => (group, other: cast.Groups[(number + half) % cast.Groups.Count]))
            .Where(pair => pair.group.Municipality != pair.other.Municipality);
        await Each(pairs, (pair, token) =>
            Lead(pair.group).Post($"/groups/{pair.group.Id}/dialogues", $"{module.Key()} dialogue {pair.group.Id}", new
            {
                module = module.Key(),
                with = new[] { pair.other.Id },
                topic = Texts.Topic(pair.group.Number),
                outcome = Texts.Outcome(pair.group.Number),
            }, Calendar.At(day, 14), token), cancellation);
    }
}
