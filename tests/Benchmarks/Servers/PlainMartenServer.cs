using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JasperFx;
using Marten;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Samlop.Benchmarks;

/// <summary>
/// What one would write without Samløp: a minimal API over Marten that checks the token, takes JSON, answers with the version as ETag,
/// knows a command that comes twice by the id of its event, and tells refusals as problem details.
/// </summary>
/// <remarks>It reads no state to decide anything: the expected version in the append is its only rule, which is in its favour.</remarks>
internal static class PlainMartenServer
{
    /// <param name="args">Connection string, address to listen on, issuer of the tokens.</param>
    public static async Task<int> Serve(string[] args)
    {
        var builder = WebApplication.CreateBuilder(["--urls", args[1], "--environment", Environments.Production]);
        builder.Logging.ClearProviders();
        builder.Services.AddMarten(options =>
        {
            PlainMarten.Configure(options, args[0], uniqueIds: true);
            // The tables are there; to look for them at the first commands would keep those waiting.
            options.AutoCreateSchemaObjects = AutoCreate.None;
        }).UseLightweightSessions();
        builder.Services.AddProblemDetails();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            (options.Authority, options.Audience, options.RequireHttpsMetadata) = (args[2], Issuer.Audience, false);
            options.MapInboundClaims = false;
        });
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/ready", () => Results.Ok()).AllowAnonymous();
        app.MapPost("/groups/{id}/decision-progress", Report);
        await app.RunAsync();
        return 0;
    }

    private static async Task<IResult> Report(string id, ProgressReported body, HttpContext http, IDocumentSession session)
    {
        if (body.PerCent is < 0 or > 100)
            return Results.Problem("Give the progress in per cent, from 0 to 100.", statusCode: StatusCodes.Status400BadRequest);
        var tag = http.Request.Headers.IfMatch.ToString().Trim('"');
        if (!long.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var expected))
            return Results.Problem("If-Match is missing.", statusCode: StatusCodes.Status428PreconditionRequired);

        var reported = session.Events.BuildEvent(body);
        reported.Id = IdOf(http.User.FindFirst("sub")!.Value, http.Request.Headers["Idempotency-Key"].ToString());
        session.Events.Append(id, expected + 1, reported);
        try
        {
            await session.SaveChangesAsync(http.RequestAborted);
        }
        catch (Exception lost) when (IsRace(lost))
        {
            if (await session.Events.QueryAllRawEvents().FirstOrDefaultAsync(stored => stored.Id == reported.Id) is not { } before)
                return Results.Problem("It has changed since you read it.", statusCode: StatusCodes.Status412PreconditionFailed);
            return Accepted(http, id, before.Version);
        }

        return Accepted(http, id, expected + 1);
    }

    private static IResult Accepted(HttpContext http, string id, long version)
    {
        http.Response.Headers.ETag = $"\"{version}\"";
        return Results.Ok(new { Id = id, Version = version });
    }

    private static Guid IdOf(string subject, string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{subject}\n{key}")).AsSpan(0, 16));

    private static bool IsRace(Exception fault) =>
        fault is ConcurrencyException or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
        || (fault.InnerException is { } inner && IsRace(inner));
}
