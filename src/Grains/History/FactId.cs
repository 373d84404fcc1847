using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Samlop.History;

/// <summary>Ids that follow from what caused them, so that the same cause twice is one fact (UUID version 8, RFC 9562).</summary>
/// <remarks>
/// What follows from one id keeps its first 48 bits. Those of a command are the time (version 7), so facts that are told one after the other
/// stand beside each other in the index of ids, however large it has grown. The rest is a hash.
/// </remarks>
public static class FactId
{
    private const int Kept = 48 / 8;

    /// <summary>Id of the fact with this position (from 0) among those of one command.</summary>
    public static Guid Of(Guid command, int position)
    {
        Span<byte> seed = stackalloc byte[20];
        command.TryWriteBytes(seed, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(seed[16..], position);
        return Derive(seed, near: seed[..Kept]);
    }

    /// <summary>Command id of what a reaction asks for because of one fact.</summary>
    public static Guid OfReaction(Guid fact, string reaction, string target)
    {
        Span<byte> near = stackalloc byte[16];
        fact.TryWriteBytes(near, bigEndian: true, out _);
        return Derive(Encoding.UTF8.GetBytes($"{fact:n}|{reaction}|{target}"), near[..Kept]);
    }

    /// <summary>Command id of a client's idempotency key: the same key of another subject or region is another command.</summary>
    public static Guid OfKey(string region, string subject, string key) =>
        Derive(Encoding.UTF8.GetBytes($"{region}\n{subject}\n{key}"));

    /// <summary>Command id of what falls due in a stream on a day, looked at from a version: two looks at the same history are one command.</summary>
    public static Guid OfDay(string stream, DateOnly day, long version) =>
        Derive(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{stream}|{day:O}|{version}")));

    private static Guid Derive(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> near = default)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(seed, hash);
        near.CopyTo(hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
