using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shouldly;

namespace Samlop;

/// <summary>Speaks HTTP for one person; paths are below <c>/api/v1/regions/</c>.</summary>
public sealed class Client(HttpClient http, string token)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The secret of the demo identity provider in the tests' installations.</summary>
    public const string DemoSecret = "demo-secret-of-this-run";

    /// <summary>A client that speaks for someone, with a token of the demo identity provider for a role and where it holds.</summary>
    public static async Task<Client> Of(HttpClient http, string role, string? region = null, string? subject = null) =>
        new(http, await Token(http, role, region, subject));

    public static async Task<string> Token(HttpClient http, string role, string? region = null, string? subject = null)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "demo",
            ["client_secret"] = DemoSecret,
            ["role"] = role,
        };
        if (region is not null)
            form["region"] = region;
        if (subject is not null)
            form["subject"] = subject;
        using var answer = await http.PostAsync("/connect/token", new FormUrlEncodedContent(form));
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return body.TryGetProperty("access_token", out var token)
            ? token.GetString()!
            : throw new InvalidOperationException(body.ToString());
    }

    public async Task<Answer> Send(
        HttpMethod method, string path, object? body = null, string? key = null, string? ifMatch = null, string? effective = null,
        string? language = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/api/v1/regions/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is HttpContent content)
        {
            // A body too large is refused before it is sent; else the answer may meet a connection that is broken off.
            request.Content = content;
            request.Headers.ExpectContinue = true;
        }
        else if (body is not null)
            request.Content = JsonContent.Create(body, body.GetType(), options: Json);
        Add("Idempotency-Key", key);
        Add("If-Match", ifMatch);
        Add("Effective-At", effective);
        Add("Accept-Language", language);
        Add("Accept", accept);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(
            response.StatusCode, text, response.Headers.ETag?.Tag, response.Headers.RetryAfter?.ToString(),
            response.Content.Headers.ContentType?.MediaType, response.Headers.Location?.OriginalString,
            response.Content.Headers.ContentLanguage.SingleOrDefault());

        void Add(string header, string? value)
        {
            if (value is not null)
                request.Headers.TryAddWithoutValidation(header, value);
        }
    }

    public Task<Answer> Get(string path, string? language = null) => Send(HttpMethod.Get, path, language: language);

    /// <summary>The view there is at an address.</summary>
    public async Task<T> See<T>(string path) => (await Get(path)).As<T>();

    /// <summary>The rows of a list's first page.</summary>
    public async Task<IReadOnlyList<T>> List<T>(string path) => (await Get(path)).Items<T>();

    /// <summary>A whole list, so many rows at a time, as a client that follows <c>next</c> reads it.</summary>
    public async Task<IReadOnlyList<JsonElement>> Pages(string path, int limit)
    {
        var rows = new List<JsonElement>();
        for (string? next = null; ;)
        {
            var first = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var after = next is null ? "" : $"&after={Uri.EscapeDataString(next)}";
            var page = (await Get($"{path}{first}limit={limit}{after}")).Succeeded().Body;
            rows.AddRange(page.GetProperty("items").EnumerateArray());
            page.GetProperty("items").GetArrayLength().ShouldBeLessThanOrEqualTo(limit);
            next = page.GetProperty("next").GetString();
            if (next is null)
                return rows;
        }
    }

    /// <summary>A whole list, streamed a row a line.</summary>
    public async Task<IReadOnlyList<JsonElement>> Streamed(string path)
    {
        var answer = (await Send(HttpMethod.Get, path, accept: "application/x-ndjson")).Succeeded();
        answer.MediaType.ShouldBe("application/x-ndjson");
        return [.. answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public Task<Answer> Post(string path, object? body = null, string? key = null, string? ifMatch = null, string? effective = null) =>
        Send(HttpMethod.Post, path, body, key, ifMatch, effective);

    public Task<Answer> Put(string path, object? body = null, string? key = null, string? effective = null) =>
        Send(HttpMethod.Put, path, body, key, null, effective);

    public Task<Answer> Delete(string path, string? effective = null) => Send(HttpMethod.Delete, path, effective: effective);
}

/// <summary>What came back.</summary>
public sealed record Answer(
    HttpStatusCode Status, string Text, string? ETag, string? RetryAfter, string? MediaType,
    string? Location = null, string? Language = null)
{
    public JsonElement Body => Text.Length == 0 ? default : JsonDocument.Parse(Text).RootElement;

    /// <summary>Id of the receipt.</summary>
    public string Id => Succeeded().Body.GetProperty("id").GetString()!;

    public long Version => Succeeded().Body.GetProperty("version").GetInt64();

    public string? Code => Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    public T As<T>() => JsonSerializer.Deserialize<T>(Succeeded().Text, Client.Json)!;

    public IReadOnlyList<T> Items<T>() => Succeeded().Body.GetProperty("items").Deserialize<IReadOnlyList<T>>(Client.Json)!;

    /// <summary>A receipt as it must be: its version is the ETag; of a new thing, the address is told.</summary>
    public Answer Receipted(HttpStatusCode status = HttpStatusCode.OK)
    {
        Status.ShouldBe(status, Text);
        ETag.ShouldBe($"\"{Version}\"");
        if (status is HttpStatusCode.Created)
            Location.ShouldNotBeNull().ShouldEndWith($"/{Id}");
        return this;
    }

    public Answer Succeeded()
    {
        ((int)Status).ShouldBeInRange(200, 299, Text);
        return this;
    }

    public void Refused(HttpStatusCode status, string code)
    {
        Status.ShouldBe(status, Text);
        Code.ShouldBe(code, Text);
        MediaType.ShouldBe("application/problem+json");
        Body.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
    }
}
