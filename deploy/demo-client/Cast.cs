using System.Text.Json;

namespace Samlop.Demo;

/// <summary>A person of the course: the place in the list (from 0) makes the same people do the same in every run.</summary>
internal sealed record Person(int Number, string Id, string Group);

/// <summary>A management group and its people; <paramref name="Lead"/> is one of them.</summary>
internal sealed record Group(int Number, string Id, string Name, string Municipality, string Lead, IReadOnlyList<string> Members);

/// <summary>Who plays in one region's course.</summary>
internal sealed record Cast(
    string Region, string Course, IReadOnlyList<string> Municipalities, IReadOnlyList<Person> People, IReadOnlyList<Group> Groups,
    JsonElement Programme)
{
    public IEnumerable<JsonElement> Modules => Programme.GetProperty("content").GetProperty("modules").EnumerateArray();

    public JsonElement Instrument => Programme.GetProperty("content").GetProperty("instruments")[0];

    /// <summary>Activities of one module, by stage and form (kebab-case words of the API).</summary>
    public static IEnumerable<JsonElement> Activities(JsonElement module, string stage, params string[] forms) =>
        module.GetProperty("activities").EnumerateArray().Where(activity =>
            activity.GetProperty("stage").GetString() == stage && forms.Contains(activity.GetProperty("form").GetString()));
}

internal static class JsonReading
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static string Key(this JsonElement element) => element.Text("key");

    public static string Kind(this JsonElement element) => element.Text("kind");

    public static string Id(this JsonElement element) => element.Text("id");
}
