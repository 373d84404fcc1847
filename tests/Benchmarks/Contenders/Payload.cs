using System.Buffers.Binary;
using System.Globalization;

namespace Samlop.Benchmarks;

/// <summary>The fact that everyone stores: progress of a decision, about 300 bytes as JSON. Each differs from the one before it.</summary>
internal sealed record ProgressReported(string Decision, int PerCent, string Note);

internal static class Payload
{
    public const string Decision = "d0123456789abcde";

    private const string Words =
        "The head of the school and the head of culture have met the three largest associations, agreed who opens the rooms in the "
        + "evening, "
        + "and written down what it costs; what is left is the fire inspection of the hall by the river.";

    public static string Note(int stream, long version) =>
        string.Create(CultureInfo.InvariantCulture, $"Report {version:d8} of {stream:d8}: {Words}");

    /// <summary>
    /// An id with the time in front (UUID version 7). It need not be hard to guess, so it costs no call of the operating system.
    /// </summary>
    public static Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.Shared.NextBytes(bytes[6..]);
        BinaryPrimitives.WriteUInt64BigEndian(
            bytes[..8], ((ulong)DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() << 16) | 0x7000 | (ushort)(bytes[6] << 4));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public static int PerCent(long version) => (int)(version % 101);

    public static ProgressReported Of(int stream, long version) => new(Decision, PerCent(version), Note(stream, version));
}
