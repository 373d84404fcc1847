using System.Text;

namespace Samlop.Imports;

internal enum FileKind { Workbook, Text }

/// <summary>Tells files apart by their first bytes, as names lie: web pages are called <c>.xls</c>, and CSV <c>.xlsx</c>.</summary>
internal static class FileContent
{
    private static readonly byte[][] Foreign =
    [
        "%PDF"u8.ToArray(), "{\\rtf"u8.ToArray(), "GIF8"u8.ToArray(), "Rar!"u8.ToArray(),
        [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x1F, 0x8B], [0x37, 0x7A, 0xBC, 0xAF],
    ];

    private static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0];

    /// <exception cref="Refused">For everything that is neither.</exception>
    public static FileKind KindOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8))
            return FileKind.Workbook;
        if (bytes.StartsWith(Ole))
            throw OldOrEncrypted(bytes);
        foreach (var magic in Foreign)
        {
            if (bytes.StartsWith(magic))
                throw SheetRefusals.NotASpreadsheet();
        }

        return FileKind.Text;
    }

    /// <summary>
    /// A workbook with a password is an OLE container around the encrypted package; its directory names the streams in UTF-16.
    /// </summary>
    private static Refused OldOrEncrypted(ReadOnlySpan<byte> bytes)
    {
        if (Names(bytes, "EncryptedPackage"))
            return SheetRefusals.Encrypted();
        return Names(bytes, "WordDocument") || Names(bytes, "PowerPoint Document") || Names(bytes, "__substg1.0_")
            ? SheetRefusals.NotASpreadsheet()
            : SheetRefusals.TooOld();
    }

    private static bool Names(ReadOnlySpan<byte> bytes, string stream) => bytes.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;
}
