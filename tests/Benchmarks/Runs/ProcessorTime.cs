using System.Diagnostics;
using System.Globalization;

namespace Samlop.Benchmarks;

/// <summary>Processor time that processes of this machine have used, from <c>/proc</c>.</summary>
/// <remarks>
/// A tick is 10 ms, so a turn of seconds is exact to a few per mille. Children that ended count with their parent once it has waited for
/// them. Kernel threads that write to the disk count for nobody.
/// </remarks>
internal static class ProcessorTime
{
    private const double MicrosecondsPerTick = 10_000;

    /// <summary>Microseconds of user and system time of a process and of all below it.</summary>
    public static double OfTree(int root)
    {
        var stats = All();
        var children = stats.ToLookup(stat => stat.Parent);
        var ticks = 0L;
        var open = new Stack<int>([root]);
        var own = stats.ToDictionary(stat => stat.Id);
        while (open.TryPop(out var id))
        {
            if (own.TryGetValue(id, out var stat))
                ticks += stat.Ticks;
            foreach (var child in children[id])
                open.Push(child.Id);
        }

        return ticks * MicrosecondsPerTick;
    }

    /// <summary>The process that a process was started by.</summary>
    public static int ParentOf(int process) => All().Single(stat => stat.Id == process).Parent;

    private static List<Stat> All()
    {
        var stats = new List<Stat>();
        foreach (var process in Process.GetProcesses())
            using (process)
                if (Read(process.Id) is { } stat)
                    stats.Add(stat);
        return stats;
    }

    /// <summary>Null if the process has ended meanwhile.</summary>
    private static Stat? Read(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            // The name in brackets may hold blanks. Behind it: state, parent, …, utime, stime, cutime, cstime as fields 14 to 17.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            long Field(int number) => long.Parse(fields[number - 3], CultureInfo.InvariantCulture);
            return new Stat(process, (int)Field(4), Field(14) + Field(15) + Field(16) + Field(17));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private readonly record struct Stat(int Id, int Parent, long Ticks);
}
