using System.Security.Cryptography;
using Orleans.Serialization;

namespace Samlop.Access;

/// <summary>
/// Signs the envelope of a grain call (<see cref="Call"/>) and reads it back: HMAC-SHA-256 under a key that only gateway and silos hold.
/// </summary>
public sealed class CallSigner(byte[] key, Serializer<Call> serializer, TimeProvider clock) : IDisposable
{
    /// <summary>Name of the request-context entry, which holds the signature and, behind it, the signed envelope.</summary>
    public const string Entry = "samlop.call";

    /// <summary>An envelope is accepted up to this long before and after its time of signing (clocks differ).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    // One hash for each thread: setting up the key for every call costs more than the hash itself.
    private readonly ThreadLocal<IncrementalHash> _hash = new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key));

    /// <summary>Reads the key from a file with 32 bytes in base64.</summary>
    public static CallSigner FromKeyFile(string path, Serializer<Call> serializer, TimeProvider clock) =>
        new(Convert.FromBase64String(File.ReadAllText(path).Trim()), serializer, clock);

    /// <summary>Attaches the signed envelope to the calls that follow in this asynchronous flow.</summary>
    public void Attach(Call call)
    {
        var envelope = serializer.SerializeToArray(call with { IssuedAt = clock.GetUtcNow() });
        var entry = new byte[HMACSHA256.HashSizeInBytes + envelope.Length];
        Sign(envelope, entry);
        envelope.CopyTo(entry, HMACSHA256.HashSizeInBytes);
        RequestContext.Set(Entry, entry);
    }

    /// <summary>The envelope of the current call; null when it is missing, forged or stale.</summary>
    public Call? Read()
    {
        if (RequestContext.Get(Entry) is not byte[] { Length: > HMACSHA256.HashSizeInBytes } entry)
            return null;
        var envelope = entry.AsSpan(HMACSHA256.HashSizeInBytes);
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Sign(envelope, expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, entry.AsSpan(0, HMACSHA256.HashSizeInBytes)))
            return null;
        var call = serializer.Deserialize(envelope);
        return call is null || (clock.GetUtcNow() - call.IssuedAt).Duration() > Lifetime ? null : call;
    }

    public void Dispose() => _hash.Dispose();

    private void Sign(ReadOnlySpan<byte> envelope, Span<byte> signature)
    {
        var hash = _hash.Value!;
        hash.AppendData(envelope);
        hash.GetHashAndReset(signature);
    }
}
