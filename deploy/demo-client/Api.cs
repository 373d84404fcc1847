using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Samlop.Demo;

/// <summary>The demo cannot go on; the message says why and what to do.</summary>
internal sealed class Stopped(string message) : Exception(message);

/// <summary>
/// Samløp's public API. Every command has an idempotency key, so it can be sent again as often as need be: while the service is down, the
/// demo waits and then goes on.
/// </summary>
internal sealed class Api(Uri url, string secret, string run, Acknowledgements acknowledgements) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 })
    {
        BaseAddress = url,
        Timeout = TimeSpan.FromSeconds(60),
    };

    private readonly
        ConcurrentDictionary<(string Role, string? Region, string? Subject), Lazy<Task<(string Token, DateTime Until)>>> _tokens = new();
    private readonly ConcurrentDictionary<string, long> _commands = new();

    /// <summary>Commands acknowledged so far.</summary>
    public long Commands => _commands.Values.Sum();

    public long CommandsOf(string region) => _commands.GetValueOrDefault(region);

    /// <summary>Called when the service cannot be reached, and with null when it can be again.</summary>
    public Action<string?> Waiting { get; set; } = _ => { };

    public void Dispose() => _http.Dispose();

    public Voice As(string role, string region, string? subject = null) =>
        new(this, role, role == "administrator" ? null : region, region, subject ?? $"demo-{role}");

    internal async Task<JsonElement> Send(
        Voice voice, HttpMethod method, string path, Func<HttpContent?> content, string? key, DateTimeOffset? effective,
        CancellationToken cancellation)
    {
        var started = DateTime.UtcNow;
        for (var attempt = 1; ; attempt++)
        {
            var trouble = "";
            try
            {
                using var request = new HttpRequestMessage(method, $"/api/v1/regions/{voice.Region}{path}") { Content = content() };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Token(voice, cancellation));
                if (key is not null)
                    request.Headers.Add("Idempotency-Key", $"{run} {key}");
                if (effective is { } time)
                    request.Headers.Add(
                        "Effective-At", time.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
                using var response = await _http.SendAsync(request, cancellation);
                var text = await response.Content.ReadAsStringAsync(cancellation);
                if (response.IsSuccessStatusCode)
                {
                    var answer = text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
                    if (key is not null)
                    {
                        _commands.AddOrUpdate(voice.Region, 1, (_, before) => before + 1);
                        acknowledgements.Add(method, path, voice, $"{run} {key}", answer);
                    }

                    if (attempt > 1)
                        Waiting(null);
                    return answer;
                }

                trouble = $"{(int)response.StatusCode} {text}";
                if (response.StatusCode is HttpStatusCode.Unauthorized && attempt == 1)
                    _tokens.TryRemove((voice.Role, voice.TokenRegion, voice.Subject), out _);
                else if ((int)response.StatusCode < 500 || (response.StatusCode is HttpStatusCode.InternalServerError && attempt > 3))
                    throw new Stopped($"{method} {path} was answered with {trouble}");
            }
            catch (Exception fault)
                when (fault is HttpRequestException or IOException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                trouble = fault.Message;
            }

            if (DateTime.UtcNow - started > Patience)
                throw new Stopped(
                    $"the service at {url} has not answered for {Patience.TotalMinutes:0} minutes ({trouble}). "
                    + "Is it running? deploy/up --detach starts it.");
            if (attempt > 2)
                Waiting(trouble);
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(2000, 100 * attempt)), cancellation);
        }
    }

    private async Task<string> Token(Voice voice, CancellationToken cancellation)
    {
        var who = (voice.Role, voice.TokenRegion, voice.Subject);
        var known = _tokens.GetOrAdd(who, _ => new Lazy<Task<(string, DateTime)>>(() => Ask(voice, cancellation)));
        try
        {
            var (token, until) = await known.Value;
            if (until > DateTime.UtcNow)
                return token;
        }
        catch (Exception)
        {
            _tokens.TryRemove(new(who, known));
            throw;
        }

        _tokens.TryRemove(new(who, known));
        return await Token(voice, cancellation);
    }

    private async Task<(string, DateTime)> Ask(Voice voice, CancellationToken cancellation)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "demo",
            ["client_secret"] = secret,
            ["role"] = voice.Role,
            ["subject"] = voice.Subject,
        };
        if (voice.TokenRegion is not null)
            form["region"] = voice.TokenRegion;
        using var response = await _http.PostAsync(
            new Uri("/connect/token", UriKind.Relative), new FormUrlEncodedContent(form), cancellation);
        if (response.StatusCode is HttpStatusCode.NotFound)
            throw new Stopped(
                "the installation has no demo identity provider. "
                + "The demo runs against one that deploy/up has started without SAMLOP_AUTHORITY.");
        if ((int)response.StatusCode is >= 400 and < 500)
            throw new Stopped(
                $"the demo identity provider refused to give a token: {await response.Content.ReadAsStringAsync(cancellation)}");
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return (body.GetProperty("access_token").GetString()!, DateTime.UtcNow.AddSeconds(body.GetProperty("expires_in").GetInt32() - 60));
    }
}

/// <summary>Someone who speaks to the API.</summary>
internal sealed record Voice(Api Api, string Role, string? TokenRegion, string Region, string Subject)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="key">What the command is, unique within the run; becomes part of the idempotency key.</param>
    /// <param name="body">Sent as JSON, or made anew for each attempt when it is a function.</param>
    public Task<JsonElement> Do(
        HttpMethod method, string path, string key, object? body = null, DateTimeOffset? effective = null,
        CancellationToken cancellation = default)
    {
        return Api.Send(this, method, path, Content, key, effective, cancellation);

        HttpContent? Content() => body switch
        {
            null => null,
            Func<HttpContent> made => made(),
            _ => JsonContent.Create(body, body.GetType(), options: Json),
        };
    }

    public Task<JsonElement> Post(string path, string key, object? body, DateTimeOffset? effective, CancellationToken cancellation) =>
        Do(HttpMethod.Post, path, key, body, effective, cancellation);

    public Task<JsonElement> Get(string path, CancellationToken cancellation) =>
        Api.Send(this, HttpMethod.Get, path, () => null, null, null, cancellation);

    /// <summary>A whole list, page by page.</summary>
    public async Task<List<JsonElement>> List(string path, CancellationToken cancellation)
    {
        var items = new List<JsonElement>();
        string? after = null;
        do
        {
            var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var page = await Get(
                $"{path}{separator}limit=500{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}", cancellation);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (after is not null);
        return items;
    }
}
