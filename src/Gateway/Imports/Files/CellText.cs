using System.Text;
using System.Text.RegularExpressions;

namespace Samlop.Imports;

/// <summary>Removes from a cell's text what a reader cannot see.</summary>
internal static partial class CellText
{
    public const int MaxLength = 500;

    /// <param name="Controls">Control characters were removed.</param>
    /// <param name="Cut">There was more than <see cref="MaxLength"/>.</param>
    public readonly record struct Cleaned(string Text, bool Controls, bool Cut);

    /// <summary>
    /// One line of text: white space of any kind and length becomes one space, none at the ends; zero-width and direction marks go;
    /// accents are composed; the apostrophe of <see cref="Spreadsheet.Guard"/> and the <c>="0301"</c> that keeps zeros are undone.
    /// </summary>
    public static Cleaned Clean(string raw)
    {
        var text = new StringBuilder(Math.Min(raw.Length, MaxLength));
        var controls = false;
        for (var i = 0; i < raw.Length && text.Length <= MaxLength; i++)
        {
            var c = raw[i];
            if (char.IsSurrogate(c) ? !IsPaired(raw, i) : char.IsControl(c) && !char.IsWhiteSpace(c))
                controls = true;
            else if (char.IsWhiteSpace(c))
                text.Append(text.Length == 0 || text[^1] == ' ' ? "" : " ");
            else if (!IsInvisible(c))
                text.Append(c);
        }

        var clean = Unwrap(text.ToString().Trim(' ', '\u200C', '\u200D')).Normalize();
        if (clean.Length <= MaxLength)
            return new Cleaned(clean, controls, Cut: false);
        return new Cleaned(clean[..(char.IsHighSurrogate(clean[MaxLength - 1]) ? MaxLength - 1 : MaxLength)], controls, Cut: true);
    }

    public static bool IsBlank(string text) => text.All(c => char.IsWhiteSpace(c) || IsInvisible(c));

    /// <summary>
    /// UTF-8 read as Windows-1252 (<c>Ã¥</c>, <c>Ã¸</c>, <c>Ã¦</c>, <c>â€™</c>), the replacement character, or DOS and Mac letters in the
    /// middle of a word.
    /// </summary>
    public static bool LooksMisdecoded(string text) => Mojibake().IsMatch(text);

    private static string Unwrap(string text)
    {
        if (text.Length >= 3 && text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"'))
            return text[2..^1].Trim();
        return text.Length > 1 && text[0] == '\'' && Spreadsheet.StartsFormula(text[1]) ? text[1..] : text;
    }

    private static bool IsPaired(string text, int i) =>
        i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) || i > 0 && char.IsSurrogatePair(text[i - 1], text[i]);

    /// <summary>Zero-width space, word joiner, byte order mark, soft hyphen, and the marks that turn text round.</summary>
    private static bool IsInvisible(char c) =>
        c is '\u200B' or '\u2060' or '\uFEFF' or '\u00AD' or '\u200E' or '\u200F'
            or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    [GeneratedRegex(
        """\uFFFD|[ÃÂ][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]"""
        + """|â€|\p{L}[†›¾¿]\p{Ll}""")]
    private static partial Regex Mojibake();
}
