namespace Samlop.Faults;

/// <summary>Clients at work, each saying its next command when the last is acknowledged, with as much patience as it takes.</summary>
internal sealed class ClosedLoop
{
    /// <summary>Less than <c>Retry-After</c> asks for: what comes too early must do no harm.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly List<Task> _work;
    private volatile bool _enough;
    private int _acknowledged, _toldLater;

    public ClosedLoop(IEnumerable<Writer> writers) => _work = [.. writers.Select(Work)];

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>How often a client was told to try later.</summary>
    public int ToldLater => Volatile.Read(ref _toldLater);

    /// <summary>Waits until so many more commands are acknowledged.</summary>
    public async Task More(int commands)
    {
        var goal = Acknowledged + commands;
        await Wait.Until(IsReached, $"{commands} more commands are acknowledged", seconds: 120);

        async Task<bool> IsReached()
        {
            if (_work.Find(client => client.IsFaulted) is { } failed)
                await failed;
            return Acknowledged >= goal;
        }
    }

    /// <summary>Each client ends with the command it is at, acknowledged.</summary>
    public async Task End()
    {
        _enough = true;
        await Task.WhenAll(_work);
    }

    private async Task Work(Writer writer)
    {
        for (; !_enough; Interlocked.Increment(ref _acknowledged))
            while (!await writer.Say())
            {
                Interlocked.Increment(ref _toldLater);
                await Task.Delay(Pause);
            }
    }
}
