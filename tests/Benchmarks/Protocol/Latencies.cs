using System.Diagnostics;
using System.Numerics;

namespace Samlop.Benchmarks;

/// <summary>Counts latencies in buckets that are less than 1 % wide, from a microsecond to hours; any number of threads may add.</summary>
internal sealed class Latencies
{
    // 128 buckets for every doubling: values below 256 µs have one each.
    private const int Bits = 7, Half = 1 << Bits;

    private readonly long[] _counts = new long[(64 - Bits) * Half];

    /// <summary>How many were added.</summary>
    public long Count => _counts.Sum();

    /// <param name="ticks">Of <see cref="Stopwatch"/>.</param>
    public void Add(long ticks) => Interlocked.Increment(ref _counts[Index(Math.Max(0, ticks * 1_000_000 / Stopwatch.Frequency))]);

    /// <summary>
    /// The latency that this part of all (0 to 1) does not exceed, in milliseconds (the upper end of its bucket); null when there is none.
    /// </summary>
    public double? At(double part)
    {
        var total = Count;
        if (total == 0)
            return null;
        var rank = (long)Math.Ceiling(part * total);
        var seen = 0L;
        for (var i = 0; i < _counts.Length; i++)
            if ((seen += _counts[i]) >= rank)
                return Upper(i) / 1000.0;
        throw new UnreachableException();
    }

    private static int Index(long micros)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)micros | 1) - Bits);
        return (shift * Half) + (int)(micros >> shift);
    }

    private static long Upper(int index)
    {
        var shift = Math.Max(0, (index / Half) - 1);
        return ((long)(index - (shift * Half) + 1) << shift) - 1;
    }
}
