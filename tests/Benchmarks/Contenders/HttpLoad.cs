using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Samlop.Benchmarks;

/// <summary>
/// The client of both HTTP contenders: the same request but for the path, over as many connections as there are requests under way.
/// </summary>
internal sealed class HttpLoad(string address) : IDisposable
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    public HttpClient Http { get; } =
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };

    public void SpeakWith(string token) => Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    /// <summary>A report of progress with the version that the client has seen, under a key of its own.</summary>
    public async Task Report(string path, int stream, long version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Payload.Id().ToString("n"));
        request.Content = new ByteArrayContent(
            JsonSerializer.SerializeToUtf8Bytes(Payload.Of(stream, version), Wire.Json))
        { Headers = { ContentType = JsonType } };
        using var answer = await Http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode is not HttpStatusCode.OK)
            throw new InvalidOperationException($"{(int)answer.StatusCode} {body}");
    }

    public void Dispose() => Http.Dispose();
}
