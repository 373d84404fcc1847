using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;

namespace Samlop.Faults;

/// <summary>Takes what is exported by OTLP over HTTP, and keeps each request's body as a file: <c>traces-1</c>, <c>logs-2</c>…</summary>
internal sealed class Collector : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentBag<Task> _kept = [];
    private int _count;

    public Collector()
    {
        Url = $"http://127.0.0.1:{FreePorts.One()}";
        _listener.Prefixes.Add($"{Url}/");
        _listener.Start();
        _ = Listen();
    }

    public string Url { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("samlop-exported-").FullName;

    public IReadOnlyList<Span> Spans() =>
        [.. Directory.EnumerateFiles(Folder, "traces-*").SelectMany(file => Span.Read(File.ReadAllBytes(file)))];

    public void Dispose()
    {
        _listener.Close();
        Task.WaitAll([.. _kept]);
        Directory.Delete(Folder, recursive: true);
    }

    private async Task Listen()
    {
        try
        {
            while (true)
                _kept.Add(Keep(await _listener.GetContextAsync()));
        }
        catch (Exception over) when (over is HttpListenerException or ObjectDisposedException)
        {
            // Nobody exports any more.
        }
    }

    private async Task Keep(HttpListenerContext context)
    {
        var kind = context.Request.Url!.Segments[^1];
        await using (
            var body = context.Request.Headers["Content-Encoding"] == "gzip"
                ? new GZipStream(context.Request.InputStream, CompressionMode.Decompress)
                : context.Request.InputStream)
        await using (var file = File.Create(Path.Combine(Folder, $"{kind}-{Interlocked.Increment(ref _count)}")))
            await body.CopyToAsync(file);
        context.Response.ContentType = "application/x-protobuf";
        context.Response.Close();
    }
}
