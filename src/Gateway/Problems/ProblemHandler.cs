using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Samlop.Silos;

namespace Samlop.Problems;

/// <summary>The one place where a refusal or a fault becomes an HTTP answer (<see cref="Problem"/>).</summary>
internal sealed class ProblemHandler(ILogger<ProblemHandler> log) : IExceptionHandler
{
    private const string OutcomeUnknown = "outcome-unknown";

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var (refused, status, errors) = Read(httpContext, exception);
        var unknownOutcome = SiloResilience.IsOutage(exception) && !HttpMethods.IsGet(httpContext.Request.Method);
        if (status == StatusCodes.Status500InternalServerError)
            log.LogError(
                exception, "Unexpected: {Method} {Route}",
                httpContext.Request.Method, (httpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        else if (status == StatusCodes.Status503ServiceUnavailable)
            log.LogWarning("Try later: {Reason}", exception.Message);
        await Write(httpContext, refused, status, errors, unknownOutcome ? OutcomeUnknown : null);
        return true;
    }

    /// <summary>For answers of the framework itself: no token, no such route, wrong verb.</summary>
    public static Task WriteStatus(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        return Write(context.HttpContext, OfStatus(status), status, errors: null);
    }

    private static (Refused, int, IReadOnlyList<FieldError>?) Read(HttpContext http, Exception exception) => exception switch
    {
        Refused refused => (refused, StatusOf(refused.Kind), null),
        Unacceptable unacceptable => (unacceptable.Because, unacceptable.Status, unacceptable.Errors is [] ? null : unacceptable.Errors),
        BadHttpRequestException bad => (OfStatus(bad.StatusCode), bad.StatusCode, null),
        _ when SiloResilience.IsOutage(exception) => (Outage(http), StatusCodes.Status503ServiceUnavailable, null),
        _ => (OfStatus(StatusCodes.Status500InternalServerError), StatusCodes.Status500InternalServerError, null),
    };

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Rule => StatusCodes.Status409Conflict,
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.KeyReused => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.TryLater => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>
    /// For a call without an answer. A command may have been carried out or not; sent again under its key it is carried out once.
    /// </summary>
    private static Refused Outage(HttpContext http) => HttpMethods.IsGet(http.Request.Method)
        ? new("try-later", $"Samløp cannot answer just now. Ask again in a moment.", RefusalKind.TryLater)
        : new(
            "try-later", $"It is not known whether this was done. Send the same command with the same Idempotency-Key again.",
            RefusalKind.TryLater);

    private static Refused OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new("token-missing-or-invalid", $"Send a valid access token: Authorization: Bearer …"),
        StatusCodes.Status403Forbidden => Refused.Forbidden(),
        StatusCodes.Status404NotFound => Refused.NotFound(),
        StatusCodes.Status405MethodNotAllowed => new("method-not-allowed", $"That cannot be done at this address; see the Allow header."),
        StatusCodes.Status413PayloadTooLarge => new("body-too-large", $"The body is too large: at most 1 MiB, for imports 10 MiB."),
        StatusCodes.Status415UnsupportedMediaType => new("media-type-not-supported", $"Send the body as application/json."),
        StatusCodes.Status503ServiceUnavailable => new("try-later", $"Samløp cannot answer just now. Ask again in a moment."),
        >= StatusCodes.Status500InternalServerError =>
            new("unexpected", $"Something went wrong that should not. Name the traceId when you ask for help."),
        _ => new("request-not-readable", $"The request cannot be read."),
    };

    /// <param name="sentence">Key of the Norwegian sentence, if it is not the code.</param>
    private static Task Write(HttpContext http, Refused refused, int status, IReadOnlyList<FieldError>? errors, string? sentence = null)
    {
        var language = Languages.Of(http.Request);
        http.Response.StatusCode = status;
        http.Response.Headers.ContentLanguage = language;
        http.Response.Headers.Append("Vary", "Accept-Language");
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            var seconds = Math.Ceiling((refused.After ?? RetryAfter).TotalSeconds);
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var problem = new Problem(
            "about:blank", Languages.Title(status, language), status,
            Languages.Detail(sentence ?? refused.Code, refused.Message, refused.Arguments, language),
            refused.Code, TraceId.Of(http),
            errors?.Select(error => error with { Detail = Languages.Detail(error.Code, error.Detail, [], language) }).ToList());
        return http.Response.WriteAsJsonAsync(problem, Json.Options, Problem.ContentType, http.RequestAborted);
    }
}

internal static class ProblemsSetup
{
    public static void AddProblems(this IServiceCollection services) => services.AddExceptionHandler<ProblemHandler>();

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(ProblemHandler.WriteStatus);
    }
}
