namespace Samlop;

/// <summary>A command that wrote facts to a stream.</summary>
/// <param name="Version">The stream's version after the last of its facts.</param>
/// <param name="BodyHash">Hash of the request's content; null when Samløp itself is the caller.</param>
public readonly record struct DoneCommand(Guid Command, long Version, string? BodyHash);

/// <summary>
/// The newest commands of a stream, so that a retry is answered from memory. Older ones are found in the history, since a fact's id
/// derives from its command's (<see cref="IHistory.Find"/>). The memory of a grain therefore does not grow with its stream.
/// </summary>
public sealed class RecentCommands
{
    /// <summary>
    /// A client that misses an answer retries within seconds, before the stream has taken this many other commands. They need a few
    /// kilobytes of memory.
    /// </summary>
    public const int Most = 32;

    /// <summary>A ring: when it is full, the next command replaces the oldest.</summary>
    private readonly List<DoneCommand> _commands = [];

    private int _newest = -1;

    /// <param name="hasAll">True when the stream has no facts before those that will be added.</param>
    public RecentCommands(bool hasAll = true) => HasAll = hasAll;

    /// <summary>True while no command of the stream is missing: then a command that is not found here was never carried out.</summary>
    public bool HasAll { get; private set; }

    public DoneCommand? Find(Guid command)
    {
        foreach (var done in _commands)
            if (done.Command == command)
                return done;
        return null;
    }

    /// <summary>Adds the command of the stream's next fact; the facts of one command follow each other.</summary>
    public void Add(RecordedFact fact)
    {
        var done = new DoneCommand(fact.Command, fact.Version, fact.BodyHash);
        if (_newest >= 0 && _commands[_newest].Command == fact.Command)
        {
            _commands[_newest] = done;
            return;
        }

        _newest = (_newest + 1) % Most;
        if (_commands.Count < Most)
        {
            _commands.Add(done);
            return;
        }

        _commands[_newest] = done;
        HasAll = false;
    }
}
