namespace Samlop.Requests;

/// <summary>Headers of every answer.</summary>
internal static class Headers
{
    /// <summary>Nothing from outside the installation, and no page of ours in another's frame.</summary>
    private const string Policy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        // As the answer begins, since a problem clears what was set before.
        http.Response.OnStarting(() => Set(http));
        return next(http);
    });

    private static Task Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = Policy;
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
