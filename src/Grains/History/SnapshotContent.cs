using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Samlop.History;

/// <summary>Snapshots as they are stored: JSON beside a digest that tells whether it is what was written, for this stream.</summary>
internal static class SnapshotContent
{
    /// <summary>
    /// The code that folds: identities of the builds of everything of ours that a fold can reach. A compiler that is given the same sources
    /// gives the same identities, and whatever is changed in them gives others; then the snapshots of before are not read.
    /// </summary>
    public static string Shape { get; } = string.Join('+', new[] { typeof(Fact), typeof(Refused) }.Select(type => type.Module.ModuleVersionId.ToString("n")));

    public static byte[] Write<TState>(Snapshot<TState> snapshot) =>
        JsonSerializer.SerializeToUtf8Bytes(snapshot.State, StateJson.Options);

    public static Snapshot<TState> Read<TState>(long version, Guid fact, ReadOnlySpan<byte> content) =>
        new(version, fact, JsonSerializer.Deserialize<TState>(content, StateJson.Options)!);

    /// <summary>Of the content and of what it belongs to: a row that was damaged or stands in another's place does not match.</summary>
    public static byte[] Digest(string region, string stream, long version, Guid fact, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Shape}\n{region}\n{stream}\n{version}\n{fact:n}\n")));
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }
}
