using System.Globalization;
using System.Text.Json;

namespace Samlop.Demo;

/// <summary>One group's journey as text, and where it stood on three dates.</summary>
/// <param name="Lines">Every line of the journey.</param>
/// <param name="Telling">The same for people: what many did on one day is one line.</param>
internal sealed record Story(
    string Region, string Group, string Name, IReadOnlyList<string> Lines, IReadOnlyList<string> Telling, IReadOnlyList<string> States)
{
    public static async Task<Story> Of(Api api, Cast cast, Calendar calendar, CancellationToken cancellation)
    {
        var coordinator = api.As("coordinator", cast.Region);
        var group = cast.Groups.First(group => group.Members.Count >= 5);
        var lines = await coordinator.List($"/groups/{group.Id}/journey", cancellation);
        var states = new List<string>();
        foreach (var day in (DateOnly[])[calendar.StartsOn, calendar.Gathering(1), calendar.EndsOn])
        {
            var state = await coordinator.Get(
                $"/groups/{group.Id}?asOf={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", cancellation);
            int Count(string name) => state.GetProperty(name).GetArrayLength();
            var standing = state.GetProperty("decisions").EnumerateArray().Count(decision => decision.Text("phase") == "adopted");
            states.Add(
                $"{day:yyyy-MM-dd}: {Count("members")} members, {Count("activitiesDone")} group activities, "
                + $"starting point for {Count("startingPoint")} capabilities, {Count("ambitions")} ambitions, "
                + $"{standing} standing decisions");
        }

        return new Story(cast.Region, group.Id, group.Name, [.. lines.Select(Line)], [.. Tell(lines)], states);
    }

    private static IEnumerable<string> Tell(IReadOnlyList<JsonElement> lines) => lines
        .GroupBy(What)
        .OrderBy(same => same.Min(line => line.GetProperty("effective").GetDateTimeOffset()))
        .Select(same => same.Count() == 1 ? Line(same.First()) : $"{same.Key} {same.Count()} times");

    private static string What(JsonElement line) =>
        $"{line.GetProperty("effective").GetDateTimeOffset():yyyy-MM-dd}  {line.Text("role"),-12} {line.Text("stream"),-16} "
        + $"{line.Text("fact"),-26}";

    private static string Line(JsonElement line)
    {
        var details = string.Join(
            ", ", line.GetProperty("details").EnumerateObject().Select(detail => $"{detail.Name}: {detail.Value.GetString()}"));
        return $"{What(line)} {(details.Length > Longest ? details[..Longest] + "…" : details)}";
    }

    private const int Longest = 90;
}
