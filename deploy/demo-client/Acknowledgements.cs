using System.Text.Json;

namespace Samlop.Demo;

/// <summary>
/// Every command that the service has acknowledged, a line each: method, path, idempotency key, id and version of the receipt, subject of
/// who asked; between them tabs. Whoever stops the service in the middle can tell from it what must not be missing.
/// </summary>
internal sealed class Acknowledgements(string? file) : IDisposable
{
    // Flushed line by line: a line that stands here was acknowledged, whatever becomes of the demo.
    private readonly StreamWriter? _lines = file is null ? null : new StreamWriter(file, append: true) { AutoFlush = true };

    public void Add(HttpMethod method, string path, Voice voice, string key, JsonElement receipt)
    {
        if (_lines is null)
            return;
        var line = string.Join(
            '\t', method, $"/api/v1/regions/{voice.Region}{path}", key, Of(receipt, "id"), Of(receipt, "version"), voice.Subject);
        lock (_lines)
            _lines.WriteLine(line);
    }

    public void Dispose() => _lines?.Dispose();

    private static string Of(JsonElement receipt, string name) =>
        receipt.ValueKind is JsonValueKind.Object && receipt.TryGetProperty(name, out var value) ? value.ToString() : "";
}
