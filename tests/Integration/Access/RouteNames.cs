using Microsoft.AspNetCore.Routing;
using Samlop.Routes;

namespace Samlop.Access;

/// <summary>Routes as the approved table names them.</summary>
internal static class RouteNames
{
    /// <summary><c>PUT /groups/{id}/named-mode</c>: below the region; what is of no region has its whole address.</summary>
    public static string Name(this RouteEndpoint endpoint)
    {
        var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/').TrimEnd('/');
        var verb = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Single() ?? "ANY";
        return $"{verb} {(pattern.StartsWith(Api.Root, StringComparison.Ordinal) ? pattern[Api.Root.Length..] : pattern)}".TrimEnd();
    }

    /// <summary>The grain's method that it leads to; null for what is open to everybody.</summary>
    public static GrainMethod? Method(this RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<GrainMethod>();
}
