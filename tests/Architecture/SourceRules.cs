using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Samlop;

/// <summary>What does not belong into a checkout.</summary>
public sealed partial class SourceRules
{
    private static readonly string[] Kinds = ["*.cs", "*.md", "*.json", "*.csproj", "*.props", "*.sh", "*.yml", "*.yaml", "*.svg", "*.css", "*.js", "*.razor", "*.conf"];

    private static IEnumerable<Source> Sources => Kinds.SelectMany(kind => Checkout.Files("src", kind).Concat(Checkout.Files("tests", kind)).Concat(Checkout.Files("deploy", kind)).Concat(Docs(kind)))
        .Where(source => source.Name is not (nameof(SourceRules) or "package-lock" or "packages.lock"));

    [Fact]
    public void Nothing_is_left_to_do() =>
        Sources.Where(source => Undone.IsMatch(source.Text)).ShouldBeEmpty("finish it, or write an issue");

    [Fact]
    public void No_path_of_somebodys_machine_is_named() =>
        Sources.SelectMany(source => Machine.Matches(source.Text), (source, match) => $"{source}: {match.Value}").ShouldBeEmpty();

    [Fact]
    public void Specs_do_not_wait_and_hope() =>
        Checkout.Files("tests/Specs", "*.cs").Where(source => Sleeps.IsMatch(source.Text)).ShouldBeEmpty("a spec has no clock");

    private static IReadOnlyList<Source> Docs(string kind) => Directory.Exists(Path.Combine(Checkout.Root, "docs")) ? Checkout.Files("docs", kind) : [];

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Undone { get; }

    [GeneratedRegex(@"(?<![\w.:/-])(/home/\w+|/Users/\w+|/root/|/work/|[A-Z]:\\\\?Users)|(?<![\w.])/tmp/(?!\w*\$)\w+")]
    private static partial Regex Machine { get; }

    [GeneratedRegex(@"\bThread\.Sleep\b|\bTask\.Delay\b")]
    private static partial Regex Sleeps { get; }
}
