using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Samlop;

/// <summary>What does not belong into a checkout.</summary>
public sealed partial class SourceRules
{
    private static readonly string[] Kinds =
    [
        "*.cs", "*.md", "*.json", "*.csproj", "*.props", "*.sh", "*.yml", "*.yaml", "*.svg", "*.css", "*.js", "*.razor", "*.conf",
    ];

    private const int LongestLine = 140;

    private static IEnumerable<Source> Sources => Kinds
        .SelectMany(kind => ((string[])["src", "tests", "deploy"]).SelectMany(folder => Checkout.Files(folder, kind)).Concat(Docs(kind)))
        .Where(source => source.Name is not (nameof(SourceRules) or "package-lock" or "packages.lock"));

    [Fact]
    public void Nothing_is_left_to_do() =>
        Sources.Where(source => Undone.IsMatch(source.Text)).ShouldBeEmpty("finish it, or write an issue");

    [Fact]
    public void No_path_of_somebodys_machine_is_named() =>
        Sources.SelectMany(source => Machine.Matches(source.Text), (source, match) => $"{source}: {match.Value}").ShouldBeEmpty();

    [Fact]
    public void No_line_of_code_is_longer_than_140_columns() =>
        ((string[])["src", "tests", "deploy"]).SelectMany(folder => Checkout.Files(folder, "*.cs")).Concat(Scripts)
            .SelectMany(source => source.Text.Split('\n').Index(), (source, line) => (source, line.Index, Columns: Columns(line.Item)))
            .Where(line => line.Columns > LongestLine).Select(line => $"{line.source}:{line.Index + 1}: {line.Columns}")
            .ShouldBeEmpty("wrap the line: nothing is hidden by a scroll bar");

    /// <summary>As <c>dotnet format</c> sorts them; what else it knows, the compiler checks.</summary>
    [Fact]
    public void Usings_are_sorted() =>
        ((string[])["src", "tests"]).SelectMany(folder => Checkout.Files(folder, "*.cs"))
            .Where(source => Usings.Matches(source.Text).Select(match => match.Groups["name"].Value).ToList() is var names
                && !names.SequenceEqual(
                    names.OrderBy(name => !System.IsMatch(name)).ThenBy(name => name, StringComparer.OrdinalIgnoreCase)))
            .ShouldBeEmpty("System first, then by the alphabet; dotnet format Samlop.slnx puts it right");

    [Fact]
    public void Specs_do_not_wait_and_hope() =>
        Checkout.Files("tests/Specs", "*.cs").Where(source => Sleeps.IsMatch(source.Text)).ShouldBeEmpty("a spec has no clock");

    /// <summary>Shell scripts, by their ending or their first line.</summary>
    private static IEnumerable<Source> Scripts => ((string[])["deploy", ".ci"]).SelectMany(folder => Checkout.Files(folder, "*"))
        .Where(source => source.Path.EndsWith(".sh", StringComparison.Ordinal)
            || (!Path.HasExtension(source.Path) && Shell.IsMatch(source.Text)));

    private static int Columns(string line) => line.TrimEnd('\r').EnumerateRunes().Count();

    private static IReadOnlyList<Source> Docs(string kind) =>
        Directory.Exists(Path.Combine(Checkout.Root, "docs")) ? Checkout.Files("docs", kind) : [];

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Undone { get; }

    [GeneratedRegex(@"(?<![\w.:/-])(/home/\w+|/Users/\w+|/root/|/work/|[A-Z]:\\\\?Users)|(?<![\w.])/tmp/(?!\w*\$)\w+")]
    private static partial Regex Machine { get; }

    [GeneratedRegex(@"^using (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Usings { get; }

    [GeneratedRegex(@"^System(\.|\z)")]
    private static partial Regex System { get; }

    [GeneratedRegex(@"\A#!.*\b(ba)?sh\b")]
    private static partial Regex Shell { get; }

    [GeneratedRegex(@"\bThread\.Sleep\b|\bTask\.Delay\b")]
    private static partial Regex Sleeps { get; }
}
