using System.Text.Json;
using Samlop.Access;
using Samlop.Callers;
using Samlop.Requests;
using Samlop.Silos;

namespace Samlop.Routes;

/// <summary>One request to one grain, after the caller's role has been checked.</summary>
public sealed class Exchange
{
    private readonly GrainMethod _method;
    private readonly CommandHeaders _headers;

    internal Exchange(HttpContext http, GrainMethod method, IReadOnlySet<string> parameters, bool command)
    {
        Http = http;
        _method = method;
        Caller = Caller.Of(http.User);
        Caller.MustBeOneOf(method.Roles, (string)http.Request.RouteValues["region"]!);
        Address = Address.Of(http, parameters);
        _headers = command
            ? CommandHeaders.Of(http.Request, http.RequestServices.GetRequiredService<TimeProvider>())
            : new CommandHeaders(null, null, null, null);
        CommandId = Requests.CommandId.Of(Address.Region, Caller.Subject, _headers.IdempotencyKey);
    }

    public HttpContext Http { get; }
    public Caller Caller { get; }
    public Address Address { get; }

    /// <summary>The same for the same <c>Idempotency-Key</c>.</summary>
    public Guid CommandId { get; }

    /// <summary>Id of the thing that the command creates. The same command twice creates it once.</summary>
    public string NewId => CommandId.ToString("d");

    /// <summary>Asks a grain a question.</summary>
    public Task<TAnswer> Ask<TGrain, TAnswer>(string key, Func<TGrain, Task<TAnswer>> ask) where TGrain : IGrainWithStringKey
    {
        AddressQuestion();
        return Silos.Call(key, ask);
    }

    /// <summary>
    /// The grain whose rows are streamed. A row that was sent cannot be taken back, so the list breaks off if its silo dies.
    /// </summary>
    public TGrain Stream<TGrain>(string key) where TGrain : IGrainWithStringKey
    {
        AddressQuestion();
        return Silos.Grain<TGrain>(key);
    }

    /// <summary>Sends a grain a command.</summary>
    /// <param name="content">What the command says: its body, or the values of its path.</param>
    public Task<TAnswer> Tell<TGrain, TAnswer>(string key, object content, Func<TGrain, Task<TAnswer>> tell)
        where TGrain : IGrainWithStringKey
    {
        var json = JsonSerializer.SerializeToElement(content, Json.Options);
        var hash = Requests.CommandId.Hash(_method.OperationId, key, _headers.EffectiveText, json);
        Envelope.Current = new Call(
            Caller.Subject, Caller.Grants, CommandId, hash, TraceId.Of(Http), null, _headers.Effective, _headers.ExpectedVersion, default);
        return Silos.Call(key, tell);
    }

    internal IResult Accepted(Receipt receipt, bool created)
    {
        Http.Response.Headers.ETag = ETag(receipt.Version);
        return created ? Results.Created(LocationOf(receipt.Id), receipt) : Results.Ok(receipt);
    }

    /// <summary>The address of a new thing: below the address it was posted to.</summary>
    internal string LocationOf(string id) => $"{Http.Request.PathBase}{Http.Request.Path.Value?.TrimEnd('/')}/{id}";

    internal static string ETag(long version) => $"\"{version}\"";

    private SiloClient Silos => Http.RequestServices.GetRequiredService<SiloClient>();

    private void AddressQuestion() =>
        Envelope.Current = new Call(
            Caller.Subject, Caller.Grants, Guid.CreateVersion7(), null, TraceId.Of(Http), null, null, null, default);
}
