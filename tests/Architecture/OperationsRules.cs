using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace Samlop;

/// <summary>docs/operations.md names every setting and every metric that the code has, and no other.</summary>
public sealed partial class OperationsRules
{
    private const string Page = "docs/operations.md";

    /// <summary>In the column of defaults, for a setting that has none.</summary>
    private const string None = "none", Required = "must be set";

    /// <summary>How the product is tested and measured is not how it is run.</summary>
    private static readonly string[] NotRun = ["deploy/test", "deploy/bench"];

    private static readonly string[] Readers =
        ["GetValue", "GetSection", "GetConnectionString", "GetEnvironmentVariable", "Required", "ReadFile"];

    private static readonly IReadOnlyList<SyntaxNode> Code =
        [.. Checkout.Files("src", "*.cs").Select(source => CSharpSyntaxTree.ParseText(source.Text).GetRoot())];

    private static readonly IReadOnlyList<(string Name, string? Default)> Settings = [.. Code.SelectMany(SettingsOf)];

    [Fact]
    public void Every_setting_of_the_code_stands_in_the_table_and_no_other() =>
        Table("Setting").Select(row => row[0])
            .ShouldBe(Settings.Select(setting => setting.Name).Distinct(), ignoreOrder: true, $"the table of settings in {Page}");

    [Fact]
    public void A_setting_has_the_default_that_the_table_tells()
    {
        foreach (var row in Table("Setting"))
        {
            var read = Settings.Where(setting => setting.Name == row[0]);
            var defaults = read.Select(setting => setting.Default).OfType<string>().Distinct().ToArray();
            if (defaults.Length > 0)
                defaults.ShouldBe([row[1]], $"the default of {row[0]} in {Page}");
            else
                row[1].ShouldBeOneOf(None, Required);
        }
    }

    [Fact]
    public void Every_variable_of_the_scripts_stands_in_the_table_and_no_other() =>
        Table("Variable").Select(row => row[0]).ShouldBe(Variables().Distinct(), ignoreOrder: true, $"the table of variables in {Page}");

    [Fact]
    public void Every_metric_stands_in_the_table_with_its_unit_and_no_other() =>
        Table("Metric").Select(row => (row[0], row[1])).ShouldBe(Metrics(), ignoreOrder: true, $"the table of metrics in {Page}");

    [Theory]
    [InlineData("""var port = configuration.GetValue("Samlop:Port", 11111);""", "Samlop__Port", "11111")]
    [InlineData("""var every = configuration.GetValue("Samlop:Every", TimeSpan.FromHours(1));""", "Samlop__Every", "01:00:00")]
    [InlineData("""var poll = configuration.GetValue<TimeSpan?>("Samlop:Poll");""", "Samlop__Poll", null)]
    [InlineData("""var name = builder.Configuration["Samlop:Name"] ?? "samlop";""", "Samlop__Name", "samlop")]
    [InlineData("""var key = builder.Configuration.Required("Samlop:Key");""", "Samlop__Key", null)]
    [InlineData("""var urls = configuration["urls"];""", "urls", null)]
    [InlineData("""const string Kept = "Samlop:Kept";""", "Samlop__Kept", null)]
    [InlineData("""var second = settings["Samlop:Second2"];""", "Samlop__Second2", null)]
    [InlineData("""var path = Environment.GetEnvironmentVariable("SAMLOP_PATH");""", "SAMLOP_PATH", null)]
    public void A_setting_is_found_however_it_is_read(string code, string name, string? standard) =>
        SettingsOf(CSharpSyntaxTree.ParseText(code).GetRoot()).ShouldContain((name, standard));

    /// <summary>What is read by a name in place; and whatever else looks like the name of a setting, such as a constant.</summary>
    private static IEnumerable<(string Name, string? Default)> SettingsOf(SyntaxNode code)
    {
        foreach (var read in code.DescendantNodes().OfType<ElementAccessExpressionSyntax>())
            if (OfConfiguration.IsMatch(read.Expression.ToString()) && Text(read.ArgumentList.Arguments[0]) is { } name)
                yield return (Variable(name), Otherwise(read));
        foreach (var call in code.DescendantNodes().OfType<InvocationExpressionSyntax>())
            if (Readers.Contains(Called(call)) && call.ArgumentList.Arguments is { Count: > 0 } arguments && Text(arguments[0]) is { } name)
                yield return (Variable(name), Called(call) is "GetValue" && arguments.Count > 1 ? Value(arguments[1].Expression) : null);
        foreach (var literal in code.DescendantNodes().OfType<LiteralExpressionSyntax>())
            if (literal.Token.Value is string text && SettingName.IsMatch(text))
                yield return (Variable(text), null);
    }

    /// <summary>Variables that scripts take from whoever starts them.</summary>
    private static IEnumerable<string> Variables() =>
        from script in Checkout.Files("deploy", "*")
        where (!Path.HasExtension(script.Path) || Path.GetExtension(script.Path) == ".sh") && !NotRun.Contains(script.Path)
        from Match match in TakenVariable.Matches(script.Text)
        select match.Groups[1].Value;

    private static IEnumerable<(string Name, string Unit)> Metrics() =>
        from code in Code
        from call in code.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where Called(call).StartsWith("Create", StringComparison.Ordinal)
        let arguments = call.ArgumentList.Arguments
        where arguments.Count > 0 && Text(arguments[0])?.StartsWith("samlop.", StringComparison.Ordinal) == true
        let unit = arguments.Skip(1).Where(argument => argument.NameColon is null or { Name.Identifier.Text: "unit" }).Select(Text)
        select (Text(arguments[0])!, unit.OfType<string>().FirstOrDefault() ?? None);

    /// <summary>The rows below the heading whose first column has this name; code marks are taken off the first two cells.</summary>
    private static string[][] Table(string column)
    {
        var lines = File.ReadAllLines(Path.Combine(Checkout.Root, Page));
        var rows = lines.SkipWhile(line => !line.StartsWith($"| {column} |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray()).ToArray();
        rows.ShouldNotBeEmpty($"{Page} has a table whose first column is {column}");
        return rows;
    }

    /// <summary>As it is written in the environment.</summary>
    private static string Variable(string name) => name.Replace(":", "__", StringComparison.Ordinal);

    private static string Called(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        SimpleNameSyntax name => name.Identifier.Text,
        _ => "",
    };

    /// <summary>What stands behind <c>??</c>.</summary>
    private static string? Otherwise(ElementAccessExpressionSyntax read) =>
        read.Parent is BinaryExpressionSyntax { OperatorToken.Text: "??" } choice ? Value(choice.Right) : null;

    private static string? Text(ArgumentSyntax argument) => (argument.Expression as LiteralExpressionSyntax)?.Token.Value as string;

    private static string? Value(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: int amount } }] } call =>
            Time(Called(call), amount).ToString("c", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{expression} is no default that this test can read."),
    };

    private static TimeSpan Time(string unit, int amount) => unit switch
    {
        nameof(TimeSpan.FromHours) => TimeSpan.FromHours(amount),
        nameof(TimeSpan.FromMinutes) => TimeSpan.FromMinutes(amount),
        nameof(TimeSpan.FromSeconds) => TimeSpan.FromSeconds(amount),
        _ => throw new InvalidOperationException($"{unit} is no unit of time that this test knows."),
    };

    [GeneratedRegex(@"\b_?[cC]onfiguration$")]
    private static partial Regex OfConfiguration { get; }

    [GeneratedRegex("^[A-Z][A-Za-z0-9]+(:[A-Z][A-Za-z0-9]+)+$")]
    private static partial Regex SettingName { get; }

    [GeneratedRegex(@"\$\{?(SAMLOP_[A-Z_]+)")]
    private static partial Regex TakenVariable { get; }
}
