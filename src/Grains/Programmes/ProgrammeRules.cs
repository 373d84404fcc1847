using System.Text.Json;
using System.Text.RegularExpressions;

namespace Samlop.Programmes;

/// <summary>A flaw that prevents the publication of a programme.</summary>
/// <param name="Where">The path of keys to it: <c>organization/welcome</c>; <c>programme</c> for the whole.</param>
/// <param name="What">An instruction that mends it, to follow a colon.</param>
public sealed record Flaw(string Where, string What);

/// <summary>The rules for a programme before it is published. Content comes from clients, so any part of it may be null.</summary>
public static partial class ProgrammeRules
{
    private const int Generations = 5, LongestMinutes = 480, MostModules = 12;

    /// <summary>True when two pieces of content have the same JSON; records would compare their lists by reference.</summary>
    public static bool AreSame<T>(T one, T other) =>
        JsonSerializer.Serialize(one, FactJson.Options) == JsonSerializer.Serialize(other, FactJson.Options);

    /// <summary>The first flaw in reading order; null when there is none.</summary>
    /// <param name="published">The newest published version of each instrument, by key.</param>
    public static Flaw? FirstFlaw(ProgrammeContent? content, IReadOnlyDictionary<string, Instrument> published) =>
        content is null ? new Flaw("programme", "give its content")
        : InTexts("programme", ("title", content.Title), ("summary", content.Summary))
        ?? When(content.Modules is not { Count: >= 1 and <= MostModules }, "programme", $"give it 1 to {MostModules} modules")
        ?? InKeys("programme", content.Modules.Select(module => module?.Key))
        ?? When(content.Instruments is null, "programme", "list its instruments, also when there are none")
        ?? InKeys("programme", content.Instruments!.Select(instrument => instrument?.Key))
        ?? First(content.Modules, module => InModule(module, content.Instruments!))
        ?? First(content.Instruments!, instrument => InInstrument(instrument, published.GetValueOrDefault(instrument.Key)));

    private static Flaw? InModule(Module module, IReadOnlyList<Instrument> instruments) =>
        InTexts(module.Key, ("title", module.Title), ("summary", module.Summary))
        ?? When(module.Activities is not { Count: >= 1 }, module.Key, "give it at least one activity")
        ?? InKeys(module.Key, module.Activities.Select(activity => activity?.Key))
        ?? First(module.Activities, activity => InActivity($"{module.Key}/{activity.Key}", activity, instruments));

    private static Flaw? InActivity(string where, Activity activity, IReadOnlyList<Instrument> instruments) =>
        InTexts(where, ("title", activity.Title), ("instructions", activity.Instructions))
        ?? When(activity.Minutes is < 1 or > LongestMinutes, where, $"let it take 1 to {LongestMinutes} minutes")
        ?? When(
            activity.Link is not null && !IsWebAddress(activity.Link),
            where, "give its link as a whole address that begins with http or https")
        ?? (activity.Kind is ActivityKind.Mapping
            ? When(
                instruments.All(instrument => instrument.Key != activity.Instrument),
                where, "name an instrument of the programme for the mapping")
              ?? When(activity.Form is not ActivityForm.Alone, where, "let everyone answer the mapping alone")
            : When(activity.Instrument is not null, where, "leave out the instrument, only a mapping names one"));

    private static Flaw? InInstrument(Instrument instrument, Instrument? before) =>
        InTexts(instrument.Key, ("title", instrument.Title), ("instructions", instrument.Instructions))
        ?? When(instrument.Version < 1, instrument.Key, "count its versions from 1")
        ?? When(instrument.Capabilities is not { Count: >= 1 }, instrument.Key, "give it at least one capability")
        ?? InKeys(instrument.Key, instrument.Capabilities.Select(capability => capability?.Key))
        ?? First(instrument.Capabilities, capability => InCapability($"{instrument.Key}/{capability.Key}", capability))
        ?? When(before is not null && instrument.Version <= before.Version && !AreSame(before, instrument),
            instrument.Key, $"give it a version above {before?.Version}, it is not what was published under that one");

    private static Flaw? InCapability(string where, Capability capability) =>
        InTexts(where, ("title", capability.Title), ("question", capability.Question))
        ?? When(capability.Generations is not { Count: Generations }, where, "describe exactly five generations")
        ?? InTexts(where, [.. capability.Generations.Select((text, index) => ($"generation {index + 1}", text))]);

    private static Flaw? InTexts(string where, params IReadOnlyList<(string Name, Texts? Text)> texts) =>
        First(texts, one => When(
            one.Text is null
                || string.IsNullOrWhiteSpace(one.Text.Nb)
                || string.IsNullOrWhiteSpace(one.Text.Nn)
                || string.IsNullOrWhiteSpace(one.Text.En),
            where, $"write its {one.Name} in bokmål, nynorsk and English"));

    private static Flaw? InKeys(string where, IEnumerable<string?> keys)
    {
        var seen = new HashSet<string>();
        return First(keys, key =>
            When(key is null || !KebabCase().IsMatch(key), where, $"write the key \"{key}\" in kebab-case, such as digital-maturity")
            ?? When(!seen.Add(key!), where, $"use the key {key} once"));
    }

    private static bool IsWebAddress(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static Flaw? When(bool wrong, string where, string what) => wrong ? new Flaw(where, what) : null;

    private static Flaw? First<T>(IEnumerable<T> parts, Func<T, Flaw?> flaw) =>
        parts.Select(flaw).FirstOrDefault(found => found is not null);

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex KebabCase();
}
