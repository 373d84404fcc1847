namespace Samlop;

/// <summary>
/// The key of a stream, and of the grain that owns it: <c>{kind}/{region}/{id}</c>. A grain that exists once in a region has no id:
/// <c>region/{region}</c>.
/// </summary>
/// <param name="Kind">The grain's type: <c>course</c>, <c>management-group</c> …</param>
/// <param name="Id">Id within the region; the region for a grain that exists once in it.</param>
public readonly record struct StreamKey(string Kind, string Region, string Id)
{
    private const string RegionKind = "region";

    /// <summary>The region of a grain. It is needed for every call, so the rest of the key is not parsed.</summary>
    public static string RegionOf(GrainId grain)
    {
        var key = grain.Key.ToString()!;
        var end = key.IndexOf('/', StringComparison.Ordinal);
        return end < 0 ? key : key[..end];
    }

    public static StreamKey Of(GrainId grain) => Parse(grain.ToString());

    public static StreamKey Parse(string key)
    {
        var region = key.IndexOf('/', StringComparison.Ordinal) + 1;
        var id = key.IndexOf('/', region) + 1;
        return id == 0
            ? new StreamKey(key[..(region - 1)], key[region..], key[region..])
            : new StreamKey(key[..(region - 1)], key[region..(id - 1)], key[id..]);
    }

    public override string ToString() => Kind == RegionKind ? $"{Kind}/{Region}" : $"{Kind}/{Region}/{Id}";
}
