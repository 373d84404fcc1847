using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Samlop.History;

namespace Samlop;

/// <summary>Rebuilds a read model while everything runs, and shows the progress; started by <c>deploy/rebuild</c>.</summary>
public static class Rebuilding
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <param name="names">The name of one read model; without it the names of all are printed.</param>
    public static async Task<int> Run(string[] names)
    {
        if (names is not [var name])
            return Fail($"Name one read model: {string.Join(", ", Rebuild.Names)}.");
        using var interrupted = new CancellationTokenSource();
        using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        using var broken = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        try
        {
            var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
            await using var database = NpgsqlDataSource.Create(HistoryConnection.To(configuration).ConnectionString);
            var rebuilt = await Rebuild.Run(database, name, new Progress(), interrupted.Token);
            Console.WriteLine(Format(
                $"{name} is rebuilt from {rebuilt.Done:N0} facts in {rebuilt.Elapsed.TotalSeconds:N1} s ({rebuilt.Rate:N0} facts/s)."));
            return 0;
        }
        catch (ArgumentException unknown) when (unknown.ParamName == nameof(name))
        {
            return Fail(unknown.Message[..unknown.Message.IndexOf(" (Parameter", StringComparison.Ordinal)]);
        }
        catch (OperationCanceledException)
        {
            return Fail("Interrupted: the read model stands as before.");
        }

        void Interrupt(PosixSignalContext signal)
        {
            signal.Cancel = true;
            interrupted.Cancel();
        }
    }

    private static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }

    private static string Format(FormattableString text) => text.ToString(Figures);

    /// <summary>Number format for the console: <c>1 000 000.5</c>.</summary>
    private static NumberFormatInfo Figures { get; } = new() { NumberGroupSeparator = "\u00A0", NumberDecimalSeparator = "." };

    /// <summary>Prints the progress, one line a second.</summary>
    private sealed class Progress : IProgress<RebuildProgress>
    {
        private TimeSpan _printed = -Every;

        public void Report(RebuildProgress value)
        {
            if (value.Elapsed - _printed < Every)
                return;
            _printed = value.Elapsed;
            Console.WriteLine(Format(
                $"  {value.Done:N0} of {value.All:N0} facts, {value.PerCent} %, {value.Rate:N0} facts/s, {Left(value)}"));
        }

        private static string Left(RebuildProgress value) =>
            value.Left is { } left ? Format($"{Math.Ceiling(left.TotalSeconds):N0} s left") : "just begun";
    }
}
