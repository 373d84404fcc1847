using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Samlop.History;

/// <summary>The stored form of a snapshot: JSON, and a digest over the JSON and the stream it belongs to.</summary>
internal static class SnapshotContent
{
    /// <summary>
    /// Identifies the code that folds: the build ids (MVIDs) of our two assemblies that a fold can reach. A deterministic compiler gives
    /// the same sources the same ids. Any change gives other ids, and older snapshots are not read.
    /// </summary>
    public static string Shape { get; } =
        string.Join('+', new[] { typeof(Fact), typeof(Refused) }.Select(type => type.Module.ModuleVersionId.ToString("n")));

    public static byte[] Write<TState>(Snapshot<TState> snapshot) =>
        JsonSerializer.SerializeToUtf8Bytes(snapshot.State, StateJson.Options);

    public static Snapshot<TState> Read<TState>(long version, Guid fact, ReadOnlySpan<byte> content) =>
        new(version, fact, JsonSerializer.Deserialize<TState>(content, StateJson.Options)!);

    /// <summary>Digest of the content and of its stream: a damaged row, or one in another's place, does not match.</summary>
    public static byte[] Digest(string region, string stream, long version, Guid fact, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Shape}\n{region}\n{stream}\n{version}\n{fact:n}\n")));
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }
}
