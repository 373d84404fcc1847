using System.Globalization;
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
    private static readonly string[] Kernel = ["History", "Access", "People"];

    /// <summary>Sentences beside that of a code: here, of <c>try-later</c> where it is not known whether something was done.</summary>
    private static readonly string[] OtherSentences = ["outcome-unknown"];

    private static readonly Dictionary<string, IReadOnlyDictionary<string, string>> Messages = ReadMessages();

    /// <summary>Codes in the docstrings of grain interfaces and their methods.</summary>
    private static readonly IReadOnlyList<string> Promised = [.. ReadPromised().Distinct().Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_refusal_is_found_with_its_code_and_sentence()
    {
        Refusals.Lost
            .ShouldBeEmpty("Write code and sentence (an interpolated string) where the refusal is made, or where a helper is called.");
        Refusals.Found.Count.ShouldBeGreaterThan(150);
    }

    [Fact]
    public void What_the_contract_promises_is_refused_somewhere() =>
        Promised.Except(Refusals.Found.Select(refusal => refusal.Code))
            .ShouldBeEmpty("a refusal that never comes: take it out of the docstring, or refuse");

    [Fact]
    public void What_grains_refuse_is_promised_in_the_contract() =>
        Refusals.Found.Where(refusal => IsOfModule(refusal.Path) && !Promised.Contains(refusal.Code))
            .ShouldBeEmpty("name the code in the docstring of the grain's method");

    [Fact]
    public void Every_code_is_said_in_bokmal_and_nynorsk() =>
        Refusals.Found.Where(refusal => !Languages.All(language => IsSaid(refusal.Code, language)))
            .ShouldBeEmpty("add the code to the Messages.json of its module in src/Gateway");

    [Fact]
    public void Every_message_is_of_a_code_that_there_is() =>
        Messages.Keys.Except(Refusals.Found.Select(refusal => refusal.Code))
            .ShouldBe(OtherSentences, ignoreOrder: true, "nothing refuses with this code any more");

    [Fact]
    public void A_message_has_no_more_holes_than_the_refusal()
    {
        foreach (var refusal in Refusals.Found)
            foreach (var (language, text) in Messages.GetValueOrDefault(refusal.Code) ?? new Dictionary<string, string>())
                Holes(text).ShouldBeLessThanOrEqualTo(refusal.Arguments, $"{refusal} ({language}): {text}");
    }

    private static readonly string[] Languages = ["nb", "nn"];

    /// <summary>Not the root of the grains, of which all is made, and not what stands before every command.</summary>
    private static bool IsOfModule(string path) => path.Split('/') is ["src", "Grains", var folder, _, ..] && !Kernel.Contains(folder);

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
        var messages = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        foreach (var file in Checkout.Files("src/Gateway", "Messages.json"))
            foreach (var message in JsonDocument.Parse(file.Text).RootElement.GetProperty("messages").EnumerateObject())
                messages.Add(message.Name, message.Value.Deserialize<Dictionary<string, string>>()!);
        return messages;
    }

    private static bool IsSaid(string code, string language) =>
        Messages.TryGetValue(code, out var said) && !string.IsNullOrWhiteSpace(said.GetValueOrDefault(language));

    private static int Holes(string text) =>
        Hole.Matches(text).Select(hole => int.Parse(hole.Groups[1].Value, CultureInfo.InvariantCulture) + 1).DefaultIfEmpty().Max();

    [GeneratedRegex(@"^[MT]:Samlop\.\w+\.I\w+Grain\b")]
    private static partial Regex GrainMember { get; }

    [GeneratedRegex("^[a-z]+(-[a-z]+)+$")]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"\{([0-9])\}")]
    private static partial Regex Hole { get; }
}
