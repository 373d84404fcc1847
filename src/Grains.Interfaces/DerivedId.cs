using System.Security.Cryptography;

namespace Samlop;

/// <summary>Ids that derive from their cause, so that the same cause twice gives the same id (UUID version 8, RFC 9562).</summary>
public static class DerivedId
{
    /// <summary>The number of bytes at the beginning of a UUID of version 7 that hold its time.</summary>
    public const int Time = 48 / 8;

    /// <summary>
    /// The id of a cause: a hash of it. If <paramref name="time"/> is given, it replaces the first 48 bits, so that ids of one time stand
    /// beside each other in an index, however large it has grown.
    /// </summary>
    public static Guid Of(ReadOnlySpan<byte> cause, ReadOnlySpan<byte> time = default)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(cause, hash);
        time.CopyTo(hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
