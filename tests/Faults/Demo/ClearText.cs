using System.Buffers;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace Samlop.Faults;

/// <summary>
/// A search for words, as they stand in the clear, in whatever bytes: as UTF-8, as UTF-16, and as JSON and addresses escape them.
/// </summary>
internal sealed class ClearText
{
    private const int Stretch = 8 << 20;

    private readonly Dictionary<string, string> _words = [];
    private readonly SearchValues<string> _wanted;
    private readonly int _longest;

    public ClearText(IEnumerable<string> words)
    {
        // A byte is a character here, so that one search through text finds bytes of every encoding.
        foreach (var word in words)
            foreach (var bytes in Encodings(word))
                _words[Encoding.Latin1.GetString(bytes)] = word;
        _wanted = SearchValues.Create([.. _words.Keys], StringComparison.Ordinal);
        _longest = _words.Keys.Max(word => word.Length);
    }

    private static IEnumerable<byte[]> Encodings(string word) =>
    [
        Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word), [.. JsonEncodedText.Encode(word).EncodedUtf8Bytes],
        Encoding.UTF8.GetBytes(Uri.EscapeDataString(word)),
    ];

    /// <summary>Word and file, for each file of a folder and each word in it.</summary>
    /// <param name="except">A folder in it that holds programs, not data.</param>
    public IReadOnlyList<string> In(string folder, string? except = null) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => except is null || !file.StartsWith(Path.Combine(folder, except) + '/', StringComparison.Ordinal))
            .SelectMany(InFile)];

    /// <summary>The same for every table of a database, each value as the server gives it, uncompressed.</summary>
    public async Task<IReadOnlyList<string>> In(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        var found = new List<string>();
        foreach (var table in await Tables(connection))
        {
            await using var rows = await connection.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)");
            found.AddRange(In(rows).Select(word => $"{word} in {table}"));
        }

        return found;
    }

    public IReadOnlyCollection<string> In(Stream content)
    {
        var found = new HashSet<string>();
        var bytes = new byte[Stretch];
        for (var kept = 0; ;)
        {
            var read = content.ReadAtLeast(bytes.AsSpan(kept), bytes.Length - kept, throwOnEndOfStream: false);
            Look(Encoding.Latin1.GetString(bytes, 0, kept + read), found);
            if (read == 0)
                return found;
            // What begins in this stretch may end in the next.
            var overlap = Math.Min(_longest, kept + read);
            bytes.AsSpan(kept + read - overlap, overlap).CopyTo(bytes);
            kept = overlap;
        }
    }

    private IEnumerable<string> InFile(string file)
    {
        using var content = File.OpenRead(file);
        return In(content).Select(word => $"{word} in {file}");
    }

    private void Look(string text, HashSet<string> found)
    {
        for (var rest = text.AsSpan(); rest.IndexOfAny(_wanted) is var at and >= 0; rest = rest[(at + 1)..])
            foreach (var (bytes, word) in _words)
                if (rest[at..].StartsWith(bytes, StringComparison.Ordinal))
                    found.Add(word);
    }

    private static async Task<IReadOnlyList<string>> Tables(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', "
            + "'information_schema')", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        return tables;
    }
}
