using Samlop.Demo;
using Spectre.Console;

if (!Options.TryRead(args, out var options, out var complaint))
{
    AnsiConsole.WriteLine(complaint);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (true, stop.CancelAsync());
try
{
    return await new Demonstration(options).Run(stop.Token);
}
catch (Stopped stopped)
{
    AnsiConsole.MarkupLine($"[red]The demo stopped:[/] {stopped.Message.EscapeMarkup()}");
    AnsiConsole.WriteLine("Start deploy/demo again to go on where it was: what was acknowledged is not done twice.");
    return 1;
}
catch (OperationCanceledException)
{
    AnsiConsole.WriteLine("Interrupted. Start deploy/demo again to go on where it was.");
    return 130;
}
