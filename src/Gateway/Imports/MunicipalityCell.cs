using System.Text.RegularExpressions;

namespace Samlop.Imports;

/// <summary>Takes number and name apart where both stand in one cell: <c>0301 Oslo</c>, <c>Oslo (0301)</c>, <c>K-0301</c>.</summary>
internal static partial class MunicipalityCell
{
    /// <summary>A cell of the number column: whatever stands there is meant as a number, also when it is none.</summary>
    public static (string Number, string Name) Number(string cell) => Split(cell) ?? (cell, "");

    /// <summary>A cell of the name column: without digits in a known place it is a name.</summary>
    public static (string Number, string Name) Name(string cell) => Split(cell) ?? ("", cell);

    /// <summary>
    /// The number with four digits: the leading zero that a spreadsheet drops comes back, and <c>.0</c> goes; null when it is none.
    /// </summary>
    public static string? FourDigits(string number)
    {
        var match = Whole().Match(number);
        return match.Success ? match.Groups[1].Value.PadLeft(4, '0') : null;
    }

    private static (string Number, string Name)? Split(string cell)
    {
        var match = NumberFirst().Match(cell);
        if (!match.Success)
            match = NumberLast().Match(cell);
        return match.Success ? (match.Groups["number"].Value, match.Groups["name"].Value) : null;
    }

    [GeneratedRegex("""\A([0-9]{4}|[1-9][0-9]{2})(?:[.,]0+)?\z""")]
    private static partial Regex Whole();

    [GeneratedRegex(
        """\A'?(?:K[- ]?)?(?<number>[0-9]+(?:[.,]0+)?)(?:\s*[-–—,:/ ]\s*(?<name>\p{L}.*)|\s*\((?<name>\p{L}[^)]*)\))?\z""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumberFirst();

    [GeneratedRegex(
        """\A(?<name>\p{L}.*?)\s*(?:\((?:K[- ]?)?(?<number>[0-9]+)\)|\[(?:K[- ]?)?(?<number>[0-9]+)\]"""
        + """|[-–—,:/ ]\s*(?:K-)?(?<number>[0-9]+))\z""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumberLast();
}
