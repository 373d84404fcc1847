namespace Samlop.History;

/// <summary>The key of a stream, <c>{kind}/{region}/{id}</c>; a region's own is <c>region/{region}</c>.</summary>
public static class StreamKey
{
    public static string Of(string kind, string region, string id) => $"{kind}/{region}/{id}";

    public static string KindOf(string stream) => stream[..stream.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The id within the region.</summary>
    public static string IdOf(string stream) => stream[(stream.IndexOf('/', stream.IndexOf('/', StringComparison.Ordinal) + 1) + 1)..];
}
