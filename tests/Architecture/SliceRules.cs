using System.Reflection;
using System.Text.RegularExpressions;
using Samlop.Access;
using Shouldly;
using Xunit;

namespace Samlop;

/// <summary>One command, one file: the fact, the decision, the grain's method; and one file of specs.</summary>
public sealed partial class SliceRules
{
    private static readonly IReadOnlyList<Source>
        Grains = Checkout.Files("src/Grains", "*.cs"), Specs = Checkout.Files("tests/Specs", "*.cs");

    /// <summary>Commands that record another command's fact, which stands there.</summary>
    private static readonly Dictionary<string, string> FactsElsewhere = new() { ["JoinDialogue"] = "HoldDialogue" };

    /// <summary>Files of facts that no command alone makes: the calendar does, or the last thing that was missing.</summary>
    private static readonly string[] WithoutCommand = ["Course.FallsDue", "ManagementGroup.FallsDue", "Participant.Progress"];

    /// <summary>Methods that take one record and answer with a receipt.</summary>
    private static IEnumerable<MethodInfo> Commands => typeof(Call).Assembly.GetTypes()
        .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)))
        .SelectMany(grain => grain.GetMethods())
        .Where(method => method.ReturnType == typeof(Task<Receipt>));

    public static TheoryData<string> CommandNames => [.. Commands.Select(method => Of(method).Name)];

    public static TheoryData<string> FactTypes => [.. FactNames.All.Keys.Select(fact => fact.Name)];

    [Fact]
    public void A_command_method_takes_its_command_and_is_named_as_it()
    {
        foreach (var method in Commands)
        {
            method.GetParameters().Length.ShouldBe(1, $"{method.DeclaringType!.Name}.{method.Name}");
            Of(method).Name.ShouldStartWith(method.Name, Case.Sensitive, $"{method.DeclaringType!.Name}.{method.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(CommandNames))]
    public void A_command_has_its_file(string command)
    {
        var method = Commands.Single(candidate => Of(candidate).Name == command);
        var file = Grains.Where(source => source.Name == command).ShouldHaveSingleItem($"src/Grains/…/{command}.cs");

        file.Path.Split('/')[2].ShouldBe(Of(method).Namespace!.Split('.')[^1], "in the folder of its module");
        Regex.IsMatch(file.Text, $@" Decide\(\s*{command} (command|_)").ShouldBeTrue("the decision");
        Regex.IsMatch(file.Text, $@"Task<Receipt> {method.Name}\({command} command\)").ShouldBeTrue("the grain's method");
        if (!FactsElsewhere.TryGetValue(command, out var elsewhere))
            file.Text.ShouldContain("[FactName(", Case.Sensitive, "the fact");
        else
            Grains.Single(source => source.Name == elsewhere).Text.ShouldContain("[FactName(");
    }

    [Theory]
    [MemberData(nameof(CommandNames))]
    public void A_command_has_its_specs(string command)
    {
        var specs = Specs.Where(source => source.Name == $"{command}Specs").ShouldHaveSingleItem($"tests/Specs/…/{command}Specs.cs");

        Regex.IsMatch(specs.Text, $@"\b{command}\b(?!Specs)").ShouldBeTrue("the specs name the command");
        specs.Text.ShouldContain("[Fact]");
    }

    [Theory]
    [MemberData(nameof(FactTypes))]
    public void A_fact_is_a_sealed_record_with_a_pinned_name_in_the_file_of_a_command(string name)
    {
        var fact = FactNames.All.Keys.Single(type => type.Name == name);
        var file = Grains.Where(source => Regex.IsMatch(source.Text, $@"public sealed record {name}\b"))
            .ShouldHaveSingleItem($"public sealed record {name}");

        fact.IsSealed.ShouldBeTrue();
        fact.GetCustomAttribute<FactNameAttribute>()!.Name
            .ShouldMatch(@"^[a-z]+(-[a-z]+)*(\.[2-9])?$", "kebab-case; a shape that came later has a number");
        file.Path.Split('/')[2].ShouldBe(fact.Namespace!.Split('.')[^1], "in the folder of its module");
        if (!WithoutCommand.Contains(file.Name))
            file.Text.ShouldContain(" Decide(", Case.Sensitive, "beside the decision that makes it");
    }

    [Fact]
    public void Stored_names_of_facts_are_unique() =>
        FactNames.All.Values.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();

    [Fact]
    public void A_fact_says_neither_who_nor_when_it_was_recorded()
    {
        foreach (var fact in FactNames.All.Keys)
            fact.GetProperties()
                .Where(
                    property => Metadata.IsMatch(property.Name) || property.PropertyType == typeof(DateTimeOffset)
                        || property.PropertyType == typeof(DateTime))
                .Select(property => $"{fact.Name}.{property.Name}").ShouldBeEmpty("that stands beside the fact (RecordedFact)");
    }

    [Fact]
    public void Facts_do_not_leave_the_grains() =>
        FactNames.All.Keys.Where(fact => fact.IsDefined(typeof(GenerateSerializerAttribute)) || fact.IsDefined(typeof(AliasAttribute)))
            .ShouldBeEmpty();

    private static Type Of(MethodInfo method) => method.GetParameters()[0].ParameterType;

    [GeneratedRegex("^(Actor|Recorded|RecordedAt|Timestamp|Stream|StreamId|Version)$")]
    private static partial Regex Metadata { get; }
}
