using System.Diagnostics;

namespace Samlop;

/// <summary>Id of the trace of a request; problems and facts carry it.</summary>
internal static class TraceId
{
    public static string Of(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http?.TraceIdentifier ?? "";
}
