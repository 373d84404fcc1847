using System.IO.Compression;
using System.Text;

namespace Samlop.Imports;

/// <summary>A workbook's zip file, unpacked once to see that it is one and stays small before anything else reads it.</summary>
internal sealed class Package : IDisposable
{
    private const int MaxEntries = 2_000;
    private const long MaxUnpacked = 64L * 1024 * 1024;
    private const long RatioFrom = 1024 * 1024;
    private const long MaxRatio = 200;

    private readonly ZipArchive _archive;

    private Package(ZipArchive archive) => _archive = archive;

    /// <exception cref="Refused">
    /// <see cref="SheetCodes.SpreadsheetTooLarge"/>; <see cref="SheetCodes.NotASpreadsheet"/> for other zip files, such as documents.
    /// </exception>
    public static Package Open(byte[] bytes)
    {
        var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        try
        {
            Measure(archive, bytes.Length);
            var package = new Package(archive);
            if (package.Find("[Content_Types].xml") is null || package.Find("xl/workbook.xml") is null
                || !archive.Entries.Any(entry => Name(entry).StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase)))
                throw SheetRefusals.NotASpreadsheet();
            return package;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public ZipArchiveEntry? Find(string name) =>
        _archive.Entries.FirstOrDefault(entry => Name(entry).Equals(name, StringComparison.OrdinalIgnoreCase));

    public void Dispose() => _archive.Dispose();

    private static string Name(ZipArchiveEntry entry) => entry.FullName.Replace('\\', '/').TrimStart('/');

    /// <summary>Believes neither the declared sizes nor the compressed ones: everything is unpacked, and counted, once.</summary>
    private static void Measure(ZipArchive archive, int upload)
    {
        var entries = archive.Entries;
        if (entries.Count > MaxEntries
            || entries.Any(entry => entry.Length > MaxUnpacked)
            || entries.Sum(entry => entry.Length) > MaxUnpacked)
            throw SheetRefusals.TooLarge();

        var total = 0L;
        var buffer = new byte[81920];
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            var packed = Math.Clamp(entry.CompressedLength, 1, upload);
            long size = 0;
            for (int read; (read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0;)
            {
                if (size == 0 && DefinesTypes(buffer.AsSpan(0, read)))
                    throw SheetRefusals.TooLarge();
                size += read;
                total += read;
                if (total > MaxUnpacked || (size > RatioFrom && size > packed * MaxRatio))
                    throw SheetRefusals.TooLarge();
            }
        }
    }

    /// <summary>
    /// A DTD stands before everything else. Workbooks have none; entities that multiply do. One further down fails when it is read.
    /// </summary>
    private static bool DefinesTypes(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start[..Math.Min(start.Length, 8192)]).Replace("\0", "", StringComparison.Ordinal);
        return text.Contains("<!DOCTYPE", StringComparison.Ordinal) && text.AsSpan().TrimStart("ï»¿þÿ \t\r\n").StartsWith("<");
    }
}
