using System.Globalization;

namespace Samlop;

/// <summary>
/// Says what time it is for all that is told: facts, calendars, tokens and envelopes. What measures how long something takes (pauses,
/// timeouts, Orleans) asks <see cref="TimeProvider.System"/> instead, so that moving this clock ends no wait.
/// </summary>
/// <remarks>
/// It is the machine's clock, unless development on one machine asks for another: then a file that all processes of the installation share
/// says how far it is ahead of the machine's. The file is read at each use (7 µs), so that every process knows a move as soon as it is
/// written. Timestamps and timers are the machine's in both cases.
/// </remarks>
public sealed class Clock : TimeProvider
{
    /// <summary>Name of the setting that asks for a clock of the installation's own.</summary>
    public const string Setting = "Samlop:ClockFile";

    private readonly string? _file;
    private long _known;

    /// <param name="file">
    /// The file that keeps the clock; one that is not there yet agrees with the machine's. Null for the machine's clock.
    /// </param>
    /// <exception cref="ClockRefused">The file holds something else.</exception>
    public Clock(string? file = null)
    {
        _file = file;
        if (file is not null && File.Exists(file) && Read(file) is null)
            throw new ClockRefused($"{file} does not say how far the clock is ahead of the machine's, as 238.05:30:00 does.");
    }

    /// <summary>Whether it is the installation's own.</summary>
    public bool IsMovable => _file is not null;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    /// <summary>Moves the clock of every process that shares the file; from then on it goes as fast as the machine's.</summary>
    /// <exception cref="ClockRefused">The time is not ahead of what the clock says.</exception>
    public void MoveTo(DateTimeOffset time)
    {
        var file = _file ?? throw new InvalidOperationException("The machine's clock is not ours to move.");
        MustBeAhead(time);
        // Whoever reads meanwhile sees the file of before or this one, and nothing between.
        File.WriteAllText($"{file}.new", (time - base.GetUtcNow()).ToString("c", CultureInfo.InvariantCulture));
        File.Move($"{file}.new", file, overwrite: true);
    }

    /// <exception cref="ClockRefused">The time is not ahead of what the clock says.</exception>
    public void MustBeAhead(DateTimeOffset time)
    {
        var now = GetUtcNow();
        if (time <= now)
            throw new ClockRefused($"The clock only goes forward, and it already says {ClockMove.Text(now)}.");
    }

    /// <summary>Never less than what was known before, whatever becomes of the file.</summary>
    private TimeSpan Ahead
    {
        get
        {
            if (_file is null)
                return TimeSpan.Zero;
            var (read, known) = (Read(_file)?.Ticks ?? 0, Volatile.Read(ref _known));
            while (read > known)
            {
                var before = Interlocked.CompareExchange(ref _known, read, known);
                known = before == known ? read : before;
            }

            return new TimeSpan(known);
        }
    }

    private static TimeSpan? Read(string file)
    {
        try
        {
            var text = File.ReadAllText(file).Trim();
            return TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var ahead) && ahead >= TimeSpan.Zero ? ahead : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
