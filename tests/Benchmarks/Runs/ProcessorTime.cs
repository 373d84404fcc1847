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
    public static double OfTree(int root) => Tree(root, All()).Sum(stat => stat.Ticks) * MicrosecondsPerTick;

    /// <summary>The same of the one process below <paramref name="root"/> that was started with this word; null if there is none.</summary>
    /// <param name="word">A whole argument of the command line, or the file name of the program.</param>
    public static double? OfServer(int root, string word)
    {
        var stats = All();
        var found = Tree(root, stats).Where(stat => stat.Id != root && Words(stat.Id).Contains(word)).Select(stat => (int?)stat.Id);
        return found.FirstOrDefault() is { } server
            ? Tree(server, stats).Sum(stat => stat.Ticks) * MicrosecondsPerTick
            : null;
    }

    /// <summary>The process that a process was started by.</summary>
    public static int ParentOf(int process) => All().Single(stat => stat.Id == process).Parent;

    /// <summary>A process and all below it, from the top.</summary>
    private static List<Stat> Tree(int root, List<Stat> stats)
    {
        var children = stats.ToLookup(stat => stat.Parent);
        var tree = stats.Where(stat => stat.Id == root).ToList();
        for (var i = 0; i < tree.Count; i++)
            tree.AddRange(children[tree[i].Id]);
        return tree;
    }

    private static IEnumerable<string> Words(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Split('\0').Select((word, i) => i == 0 ? Path.GetFileName(word) : word);
        }
        catch (IOException)
        {
            return [];
        }
    }

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
