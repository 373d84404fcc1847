using System.Text.Json;
using Spectre.Console;

namespace Samlop.Demo;

internal static class Summary
{
    private const int ShownLines = 40;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Print(IReadOnlyList<Account> accounts, long commands, TimeSpan total, Story story)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule($"The journey of {story.Name.EscapeMarkup()} ({story.Region})").LeftJustified());
        foreach (var line in story.Lines.Take(ShownLines))
            Console.WriteLine($"  {line}");
        if (story.Lines.Count > ShownLines)
            Console.WriteLine($"  … and {story.Lines.Count - ShownLines} lines more: GET /api/v1/regions/{story.Region}/groups/{story.Group}/journey");
        Console.WriteLine();
        foreach (var state in story.States)
            Console.WriteLine($"  {state}");
        Console.WriteLine();

        var table = new Table().AddColumns("region", "municipalities", "people", "facts", "decisions", "time", "commands/s", "books");
        foreach (var account in accounts)
            table.AddRow(account.Cast.Region, $"{account.Cast.Municipalities.Count}", $"{account.People}", $"{account.Facts}", $"{account.Decisions}", $"{account.Time.TotalSeconds:0} s", "",
                account.Sound ? "balance" : $"[red]{account.Facts} facts, {account.Versions} by versions, {account.Gaps.Count} gaps[/]");
        table.AddRow("all", $"{accounts.Sum(a => a.Cast.Municipalities.Count)}", $"{accounts.Sum(a => a.People)}", $"{accounts.Sum(a => a.Facts)}", $"{accounts.Sum(a => a.Decisions)}", $"{total.TotalSeconds:0} s", $"{commands / total.TotalSeconds:0}", "");
        AnsiConsole.Write(table);
    }

    public static string Json(bool ok, IReadOnlyList<Account> accounts, long commands, TimeSpan total, Story story) => JsonSerializer.Serialize(new
    {
        ok,
        seconds = Math.Round(total.TotalSeconds, 1),
        commandsPerSecond = Math.Round(commands / total.TotalSeconds, 1),
        regions = accounts.Select(account => new { region = account.Cast.Region, municipalities = account.Cast.Municipalities.Count, people = account.People, facts = account.Facts, decisions = account.Decisions }),
        group = new { region = story.Region, id = story.Group, lines = story.Lines },
    }, Indented);
}
