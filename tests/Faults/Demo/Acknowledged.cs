using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Samlop.Faults;

/// <summary>A command that was acknowledged: a line of the file that <c>SAMLOP_DEMO_ACKNOWLEDGED</c> names.</summary>
internal sealed record Acknowledged(string Method, string Path, string Key, string Id, long Version, string Subject)
{
    /// <summary>The last line may be half written.</summary>
    public static IReadOnlyList<Acknowledged> Read(string file) =>
        [.. File.ReadAllText(file).Split('\n')[..^1].Select(line => line.Split('\t')).Select(cells =>
            new Acknowledged(
                cells[0], cells[1], cells[2], cells[3], cells[4] is ""
                    ? 0
                    : long.Parse(cells[4], CultureInfo.InvariantCulture), cells[5]))];

    /// <summary>Words behind <c>/api/v1/regions/</c>, without the query.</summary>
    private string[] Words => Path.Split('?')[0].Split('/')[4..];

    public string Region => Words[0];

    /// <summary>The stream that the command went to; null for an import, which is none.</summary>
    public string? Stream => Words switch
    {
        [_, "imports", ..] => null,
        [_] or [_, "municipalities", _] => $"region/{Region}",
        [_, "groups", .. var rest] => $"management-group/{Region}/{IdIn(rest)}",
        [_, "municipalities", .. var rest] => $"municipality/{Region}/{IdIn(rest)}",
        [_, var many, .. var rest] => $"{many[..^1]}/{Region}/{IdIn(rest)}",
        _ => throw new InvalidOperationException($"{Path} leads to no stream."),
    };

    public string Command => CommandOf(Region, Subject, Key);

    /// <summary>What the gateway makes of the key; said once more here, so that a change of it is noticed.</summary>
    public static string CommandOf(string region, string subject, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{region}\n{subject}\n{key}"))[..16];
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return Convert.ToHexStringLower(hash);
    }

    private string IdIn(string[] rest) => rest is [var id, ..] ? id : Id;
}
