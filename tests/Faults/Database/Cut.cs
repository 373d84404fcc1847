namespace Samlop.Faults;

/// <summary>
/// Where a connection is cut, seen from a commit: that of an append, or for <see cref="LeftOpen"/> that of a transaction with several
/// statements.
/// </summary>
public enum Cut
{
    /// <summary>The commit never reaches the server: nothing is recorded.</summary>
    Before,

    /// <summary>The server has carried it out and said so; the silo does not hear it.</summary>
    After,

    /// <summary>
    /// The silo has lost the connection while the commit still travels: it reaches the server only when the silo, having found nothing,
    /// writes once more.
    /// </summary>
    OnTheWay,

    /// <summary>The silo's end is gone and nobody tells the server, as when a host vanishes: its transaction stays open.</summary>
    LeftOpen,
}

/// <summary>A cut that waits for the next commit of something in which the client has said a certain text.</summary>
internal sealed class AwaitedCut(Cut where, ReadOnlyMemory<byte> text, bool thenAway)
{
    private readonly TaskCompletionSource _saidAgain = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    public Cut Where => where;

    /// <summary>Whether the database goes away at the same moment.</summary>
    public bool ThenAway => thenAway;

    /// <summary>How often it was made: never or once.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Completes when another transaction says the text after the cut.</summary>
    public Task SaidAgain => _saidAgain.Task;

    public bool IsSaidIn(ReadOnlySpan<byte> message)
    {
        if (message.IndexOf(text.Span) < 0)
            return false;
        if (Count > 0)
            _saidAgain.TrySetResult();
        return true;
    }

    public bool Take() => Interlocked.CompareExchange(ref _count, 1, 0) == 0;
}
