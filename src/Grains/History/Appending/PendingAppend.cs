using System.Diagnostics;

namespace Samlop.History;

/// <summary>An append that waits for its commit, ready to be sent.</summary>
internal sealed class PendingAppend
{
    private readonly TaskCompletionSource<Commit> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Throws the serializer's exception if a fact cannot be written.</summary>
    public PendingAppend(string region, Append append)
    {
        (Region, Append) = (region, append);
        var facts = new FactToStore[append.Facts.Count];
        for (var i = 0; i < facts.Length; i++)
        {
            facts[i] = FactToStore.Of(append.Facts[i]);
            Bytes += facts[i].Data.Length + facts[i].Headers.Length;
        }

        Facts = facts;
    }

    public string Region { get; }

    public Append Append { get; }

    public IReadOnlyList<FactToStore> Facts { get; }

    /// <summary>Size of all facts as JSON, in bytes.</summary>
    public int Bytes { get; }

    /// <summary>When the append was asked for.</summary>
    public long Asked { get; } = Stopwatch.GetTimestamp();

    /// <summary>Trace of the command. The statement that carries many commands links to each of them.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;

    public Task<Commit> Answer => _answer.Task;

    public void Done() => _answer.TrySetResult(Commit.Done);

    public void Lost() => _answer.TrySetResult(Commit.Lost);

    public void Fail(Exception why) => _answer.TrySetException(why);
}
