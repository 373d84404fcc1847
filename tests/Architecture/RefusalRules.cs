using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Samlop.Access;
using Shouldly;
using Xunit;

namespace Samlop;

/// <summary>A code is promised in the contract, given somewhere, and said in both kinds of Norwegian.</summary>
public sealed partial class RefusalRules
{
    /// <summary>What any command or question may be refused by; its codes stand in the gateway's messages, not at each method.</summary>
    private static readonly string[] Plumbing = ["src/Grains/History/", "src/Grains/Access/", "src/Grains/People/", "src/Grains.Interfaces/History/"];

    private static readonly IReadOnlyList<Source> Sources = Checkout.Files("src", "*.cs");

    private static readonly Dictionary<string, IReadOnlyDictionary<string, string>> Messages = ReadMessages();

    /// <summary>Codes in the docstrings of grain interfaces and their methods.</summary>
    private static readonly IReadOnlyList<string> Promised = [.. ReadPromised().Distinct().Order(StringComparer.Ordinal)];

    [Fact]
    public void What_the_contract_promises_is_refused_somewhere() =>
        Promised.Where(code => !Sources.Any(source => !source.Path.StartsWith("src/Grains.Interfaces/", StringComparison.Ordinal) && Names(source, code)))
            .Except(["not-found"]).ShouldBeEmpty("a refusal that never comes: take it out of the docstring, or refuse");

    [Fact]
    public void What_grains_refuse_is_promised_in_the_contract() =>
        Refused(source => source.StartsWith("src/Grains/", StringComparison.Ordinal) && !Plumbing.Any(folder => source.StartsWith(folder, StringComparison.Ordinal)))
            .Where(refused => !Promised.Contains(refused.Code)).ShouldBeEmpty("name the code in the docstring of the grain's method");

    [Fact]
    public void Every_code_is_said_in_bokmal_and_nynorsk() =>
        Promised.Concat(Refused(_ => true).Select(refused => refused.Code)).Distinct()
            .Where(code => !Messages.TryGetValue(code, out var said) || Languages.Any(language => string.IsNullOrWhiteSpace(said.GetValueOrDefault(language))))
            .ShouldBeEmpty("add the code to src/Gateway/Shell/Messages.json");

    [Fact]
    public void Every_message_is_of_a_code_that_there_is() =>
        Messages.Keys.Where(code => !Sources.Any(source => Names(source, code))).ShouldBeEmpty("nothing refuses with this code any more");

    [Fact]
    public void A_message_has_no_more_holes_than_the_refusal()
    {
        foreach (var (_, code, sentence) in Refused(_ => true).Where(refused => refused.Sentence is not null))
            foreach (var (language, text) in Messages.GetValueOrDefault(code) ?? new Dictionary<string, string>())
                Holes(text).ShouldBeLessThanOrEqualTo(Arguments.Count(sentence!), $"{code} ({language}): {text}");
    }

    private static readonly string[] Languages = ["nb", "nn"];

    /// <summary>Where a refusal is made in place; codes that are handed on are found by <see cref="What_the_contract_promises_is_refused_somewhere"/>.</summary>
    private static IEnumerable<(string Path, string Code, string? Sentence)> Refused(Func<string, bool> isIn) =>
        from source in Sources
        where isIn(source.Path)
        from Match match in Refusal.Matches(source.Text)
        select (source.Path, match.Groups["code"].Value, match.Groups["sentence"] is { Success: true } sentence ? sentence.Value : null);

    /// <summary>A fact's stored name may read like a code; it is none.</summary>
    private static bool Names(Source source, string code) =>
        source.Text.Replace($"[FactName(\"{code}\")]", "", StringComparison.Ordinal).Contains($"\"{code}\"", StringComparison.Ordinal);

    private static IEnumerable<string> ReadPromised()
    {
        var documentation = XDocument.Load(Path.ChangeExtension(typeof(Call).Assembly.Location, ".xml"));
        return from member in documentation.Descendants("member")
               let name = (string)member.Attribute("name")!
               where GrainMember.IsMatch(name)
               from code in member.Elements().Where(element => element.Name.LocalName is "summary" or "remarks").Descendants("c")
               where Code.IsMatch(code.Value)
               select code.Value;
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> ReadMessages()
    {
        using var file = File.OpenRead(Path.Combine(Checkout.Root, "src", "Gateway", "Shell", "Messages.json"));
        return JsonDocument.Parse(file).RootElement.GetProperty("messages").EnumerateObject().ToDictionary(
            message => message.Name,
            IReadOnlyDictionary<string, string> (message) => message.Value.EnumerateObject().ToDictionary(text => text.Name, text => text.Value.GetString()!));
    }

    private static int Holes(string text) => Hole.Matches(text).Select(hole => int.Parse(hole.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) + 1).DefaultIfEmpty().Max();

    [GeneratedRegex("""
        \b(new Refused|new|Told)\(\s*(\w+(\.\w+)*,\s*)?"(?<code>[a-z]+(-[a-z]+)+)",\s*(\$"(?<sentence>(\{[^{}]*\}|[^"\\{]|\\.)*)")?
        """)]
    private static partial Regex Refusal { get; }

    [GeneratedRegex(@"^[MT]:Samlop\.\w+\.I\w+Grain\b")]
    private static partial Regex GrainMember { get; }

    [GeneratedRegex("^[a-z]+(-[a-z]+)+$")]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"\{[^{}]+\}")]
    private static partial Regex Arguments { get; }

    [GeneratedRegex(@"\{([0-9])\}")]
    private static partial Regex Hole { get; }
}
