using System.Text;

namespace Samlop.Imports;

/// <summary>
/// Finds the encoding of a text file: byte order mark, then the pattern of NULs, then UTF-8 if it is valid, and Windows-1252 for the rest.
/// </summary>
internal static class TextDecoding
{
    private const int Sample = 4096;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Taken from the provider, so that nothing is registered for the whole process.
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The text, without byte order mark.</summary>
    /// <exception cref="Refused"><see cref="SheetCodes.NotASpreadsheet"/> if it is not text, or is the text of a web page.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = Read(bytes);
        if (text.AsSpan().TrimStart().StartsWith("<") || LooksBinary(text))
            throw SheetRefusals.NotASpreadsheet();
        return text;
    }

    private static string Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes.Contains((byte)0))
            return (ByNuls(bytes) ?? throw SheetRefusals.NotASpreadsheet()).GetString(bytes);

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Windows1252.GetString(bytes);
        }
    }

    /// <summary>Latin letters in UTF-16 have a NUL for every other byte, and hardly any between.</summary>
    private static Encoding? ByNuls(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 2 != 0)
            return null;

        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        var most = sample.Length * 2 / 5;
        var few = sample.Length / 50;
        return (odd >= most, even >= most) switch
        {
            (true, false) when even <= few => Encoding.Unicode,
            (false, true) when odd <= few => Encoding.BigEndianUnicode,
            _ => null,
        };
    }

    private static bool LooksBinary(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, Sample));
        var controls = 0;
        foreach (var c in sample)
            controls += c is < ' ' and not ('\t' or '\r' or '\n') ? 1 : 0;
        return controls > 4 && controls * 20 > sample.Length;
    }
}
