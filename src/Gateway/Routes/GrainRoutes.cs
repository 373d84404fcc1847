using System.Linq.Expressions;
using Samlop.Problems;
using Samlop.Requests;

namespace Samlop.Routes;

/// <summary>
/// The routes to one kind of grain. Each route names a method of the contract in a lambda. Its roles, its documentation, its query
/// parameters and the hash of a command all derive from that lambda.
/// </summary>
/// <param name="key">Template of the grain's key: <c>{region}/{id}</c>.</param>
public sealed class GrainRoutes<TGrain>(IEndpointRouteBuilder routes, string key, string tag) where TGrain : IGrainWithStringKey
{
    private static readonly int[] QuestionProblems = [400, 401, 403, 404, 409, 503];

    private static readonly int[] CommandProblems = [400, 401, 403, 404, 409, 412, 413, 415, 422, 503];

    /// <summary>A command that creates a thing: 201. Its id derives from the command, or comes from <paramref name="idOf"/>.</summary>
    public RouteHandlerBuilder Create<TCommand>(
        string pattern, Expression<Func<TGrain, TCommand, Task<Receipt>>> tell, Func<Exchange, TCommand, Task<string>>? idOf = null)
        where TCommand : notnull
    {
        var carryOut = tell.Compile();
        return Map("POST", pattern, tell, command: true, async exchange =>
        {
            var command = await Bodies.Read<TCommand>(exchange.Http);
            var id = idOf is null ? exchange.NewId : await idOf(exchange, command);
            var receipt = await exchange.Tell($"{exchange.Address.Region}/{id}", command, (TGrain grain) => carryOut(grain, command));
            return exchange.Accepted(receipt, created: true);
        }).Accepts<TCommand>("application/json").Produces<Receipt>(StatusCodes.Status201Created);
    }

    public RouteHandlerBuilder Post<TCommand>(string pattern, Expression<Func<TGrain, TCommand, Task<Receipt>>> tell)
        where TCommand : notnull =>
        Command("POST", pattern, tell);

    public RouteHandlerBuilder Put<TCommand>(string pattern, Expression<Func<TGrain, TCommand, Task<Receipt>>> tell)
        where TCommand : notnull =>
        Command("PUT", pattern, tell);

    /// <summary>A command without a body: the address says it all.</summary>
    public RouteHandlerBuilder Post(string pattern, Expression<Func<TGrain, Address, Task<Receipt>>> tell) =>
        Bodiless("POST", pattern, tell);

    /// <inheritdoc cref="Post(string, Expression{Func{TGrain, Address, Task{Receipt}}})"/>
    public RouteHandlerBuilder Put(string pattern, Expression<Func<TGrain, Address, Task<Receipt>>> tell) =>
        Bodiless("PUT", pattern, tell);

    /// <inheritdoc cref="Post(string, Expression{Func{TGrain, Address, Task{Receipt}}})"/>
    public RouteHandlerBuilder Delete(string pattern, Expression<Func<TGrain, Address, Task<Receipt>>> tell) =>
        Bodiless("DELETE", pattern, tell);

    /// <summary>A question about one thing.</summary>
    public RouteHandlerBuilder Get<TView>(string pattern, Expression<Func<TGrain, Address, Task<TView>>> ask) where TView : notnull
    {
        var answer = ask.Compile();
        var version = typeof(TView).GetProperty("Version")?.GetMethod?.CreateDelegate<Func<TView, long>>();
        return Map("GET", pattern, ask, command: false, async exchange =>
        {
            var view = await exchange.Ask(exchange.Address.Key(key), (TGrain grain) => answer(grain, exchange.Address));
            if (version is not null && exchange.Address.IsNow)
                exchange.Http.Response.Headers.ETag = Exchange.ETag(version(view));
            return Results.Ok(view);
        }).Produces<TView>();
    }

    /// <summary>A question whose answer is a whole, short list.</summary>
    public RouteHandlerBuilder Board<TRow>(string pattern, Expression<Func<TGrain, Address, Task<IReadOnlyList<TRow>>>> ask)
    {
        var answer = ask.Compile();
        return Map("GET", pattern, ask, command: false, async exchange =>
        {
            var rows = await exchange.Ask(exchange.Address.Key(key), (TGrain grain) => answer(grain, exchange.Address));
            return Results.Ok(new Rows<TRow>(rows, null));
        }).Produces<Rows<TRow>>();
    }

    /// <summary>A long list: page by page, or streamed whole as <c>application/x-ndjson</c>.</summary>
    /// <param name="cursor">The value of a row that goes into <c>after</c> to get the rows behind it.</param>
    public RouteHandlerBuilder List<TRow>(
        string pattern, Expression<Func<TGrain, Address, IAsyncEnumerable<TRow>>> ask, Func<TRow, string> cursor)
    {
        var answer = ask.Compile();
        return Map("GET", pattern, ask, command: false, async exchange => exchange.Address.Streamed
            ? await NdJson.Write(exchange.Http, answer(exchange.Stream<TGrain>(exchange.Address.Key(key)), exchange.Address))
            : Results.Ok(await exchange.Ask(exchange.Address.Key(key), (TGrain grain) =>
                Rows<TRow>.Read(answer(grain, exchange.Address), exchange.Address.Page.Limit, cursor, exchange.Http.RequestAborted))))
            .Produces<Rows<TRow>>().WithMetadata(new StreamedRows(typeof(TRow)));
    }

    /// <summary>A route with a handler of its own. Its roles still come from the method that <paramref name="leadsTo"/> names.</summary>
    public RouteHandlerBuilder Map(
        string verb, string pattern, LambdaExpression leadsTo, bool command, Func<Exchange, Task<IResult>> handle,
        QueryParameters? parameters = null)
    {
        var method = GrainMethod.Of(leadsTo);
        parameters ??= QueryParameters.Of(leadsTo);
        Func<HttpContext, Task<IResult>> answer = http => handle(new Exchange(http, method, parameters.Names, command));
        var route = routes.MapMethods(pattern, [verb], answer).WithMetadata(method, parameters, new CommandRoute(command)).WithTags(tag);
        foreach (var status in command ? CommandProblems : QuestionProblems)
            route.Produces<Problem>(status, Problem.ContentType);
        return route;
    }

    private RouteHandlerBuilder Command<TCommand>(string verb, string pattern, Expression<Func<TGrain, TCommand, Task<Receipt>>> tell)
        where TCommand : notnull
    {
        var carryOut = tell.Compile();
        return Map(verb, pattern, tell, command: true, async exchange =>
        {
            var command = await Bodies.Read<TCommand>(exchange.Http);
            var receipt = await exchange.Tell(exchange.Address.Key(key), command, (TGrain grain) => carryOut(grain, command));
            return exchange.Accepted(receipt, created: false);
        }).Accepts<TCommand>("application/json").Produces<Receipt>();
    }

    private RouteHandlerBuilder Bodiless(string verb, string pattern, Expression<Func<TGrain, Address, Task<Receipt>>> tell)
    {
        var carryOut = tell.Compile();
        return Map(verb, pattern, tell, command: true, async exchange =>
        {
            var address = exchange.Address;
            var receipt = await exchange.Tell(address.Key(key), address.RouteValues(), (TGrain grain) => carryOut(grain, address));
            return exchange.Accepted(receipt, created: false);
        }).Produces<Receipt>();
    }
}

/// <summary>Whether a route is for a command or for a question.</summary>
public sealed record CommandRoute(bool IsCommand);

/// <summary>A route that can also stream its list, one row a line.</summary>
public sealed record StreamedRows(Type Row);

/// <summary>How modules add their routes below a region.</summary>
public static class RegionRoutes
{
    /// <summary>Routes to one kind of grain.</summary>
    /// <param name="key">Template of the grain's key from the route's values: <c>{region}/{id}</c>.</param>
    public static GrainRoutes<TGrain> To<TGrain>(this IEndpointRouteBuilder region, string key, string tag)
        where TGrain : IGrainWithStringKey =>
        new(region, key, tag);
}
