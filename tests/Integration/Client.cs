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

    public async Task<Answer> Send(HttpMethod method, string path, object? body = null, string? key = null, string? ifMatch = null, string? effective = null, string? language = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/api/v1/regions/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is HttpContent content)
            request.Content = content;
        else if (body is not null)
            request.Content = JsonContent.Create(body, body.GetType(), options: Json);
        Add("Idempotency-Key", key);
        Add("If-Match", ifMatch);
        Add("Effective-At", effective);
        Add("Accept-Language", language);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, text, response.Headers.ETag?.Tag, response.Headers.RetryAfter?.ToString(), response.Content.Headers.ContentType?.MediaType);

        void Add(string header, string? value)
        {
            if (value is not null)
                request.Headers.TryAddWithoutValidation(header, value);
        }
    }

    public Task<Answer> Get(string path, string? language = null) => Send(HttpMethod.Get, path, language: language);

    public Task<Answer> Post(string path, object? body = null, string? key = null, string? ifMatch = null, string? effective = null) => Send(HttpMethod.Post, path, body, key, ifMatch, effective);

    public Task<Answer> Put(string path, object? body = null, string? key = null, string? effective = null) => Send(HttpMethod.Put, path, body, key, null, effective);

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path);
}

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, string? ETag, string? RetryAfter, string? MediaType)
{
    public JsonElement Body => Text.Length == 0 ? default : JsonDocument.Parse(Text).RootElement;

    /// <summary>Id of the receipt.</summary>
    public string Id => Succeeded().Body.GetProperty("id").GetString()!;

    public long Version => Succeeded().Body.GetProperty("version").GetInt64();

    public string? Code => Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    public T As<T>() => JsonSerializer.Deserialize<T>(Succeeded().Text, Client.Json)!;

    public IReadOnlyList<T> Items<T>() => Succeeded().Body.GetProperty("items").Deserialize<IReadOnlyList<T>>(Client.Json)!;

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
