using System.Text.Json;
using Spectre.Console;

namespace Samlop.Demo;

internal static class Summary
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Print(IReadOnlyList<Account> accounts, long commands, TimeSpan total, Story story)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule($"The journey of {story.Name.EscapeMarkup()} ({story.Region})").LeftJustified());
        foreach (var line in story.Telling)
            Console.WriteLine($"  {line}");
        Console.WriteLine();
        foreach (var state in story.States)
            Console.WriteLine($"  {state}");
        Console.WriteLine();

        var table = new Table().AddColumns("region", "munic.", "people", "facts", "decisions", "time", "cmd/s", "books");
        foreach (var account in accounts)
            table.AddRow(
                account.Cast.Region, $"{account.Cast.Municipalities.Count}", $"{account.People}", $"{account.Facts}",
                $"{account.Decisions}", $"{account.Time.TotalSeconds:0} s", $"{account.CommandsPerSecond:0}", Books(account));
        table.AddRow(
            "all", $"{accounts.Sum(a => a.Cast.Municipalities.Count)}", $"{accounts.Sum(a => a.People)}", $"{accounts.Sum(a => a.Facts)}",
            $"{accounts.Sum(a => a.Decisions)}", $"{total.TotalSeconds:0} s", $"{commands / total.TotalSeconds:0}", "");
        AnsiConsole.Write(table);
    }

    /// <summary>What the history counts must be what the versions of all streams add up to, without a gap.</summary>
    private static string Books(Account account) => account.Sound
        ? "balance"
        : $"[red]{account.Facts} facts, {account.Versions} by versions, {account.Gaps.Count} gaps[/]";

    public static string Json(bool ok, IReadOnlyList<Account> accounts, long commands, TimeSpan total, Story story) =>
        JsonSerializer.Serialize(new
        {
            ok,
            seconds = Math.Round(total.TotalSeconds, 1),
            commandsPerSecond = Math.Round(commands / total.TotalSeconds, 1),
            regions = accounts.Select(account => new
            {
                region = account.Cast.Region,
                municipalities = account.Cast.Municipalities.Count,
                people = account.People,
                facts = account.Facts,
                decisions = account.Decisions,
            }),
            group = new { region = story.Region, id = story.Group, lines = story.Lines },
        }, Indented);
}
