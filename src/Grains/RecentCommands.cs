namespace Samlop;

/// <summary>A command that wrote facts to a stream.</summary>
/// <param name="Version">The stream's version behind the last of its facts.</param>
/// <param name="BodyHash">Hash of what was asked; null when Samløp itself asked.</param>
public readonly record struct DoneCommand(Guid Command, long Version, string? BodyHash);

/// <summary>
/// The newest commands of a stream, so that one that is sent again is answered from memory. Older ones are found in the history, since the
/// ids of facts follow from their command's (<see cref="IHistory.Find"/>): what a grain holds does not grow with its stream.
/// </summary>
public sealed class RecentCommands
{
    /// <summary>
    /// Who sends a command again does so while its answer is missed: within seconds, before a stream has taken this many others. They are
    /// a few kilobytes of memory.
    /// </summary>
    public const int Most = 32;

    /// <summary>Where there are as many as there may be, the next one takes the place of the oldest.</summary>
    private readonly List<DoneCommand> _commands = [];

    private int _newest = -1;

    /// <param name="hasAll">Whether the stream has no facts before those that will be added.</param>
    public RecentCommands(bool hasAll = true) => HasAll = hasAll;

    /// <summary>Whether no command of the stream is missing: then one that is not here was never done.</summary>
    public bool HasAll { get; private set; }

    public DoneCommand? Find(Guid command)
    {
        foreach (var done in _commands)
            if (done.Command == command)
                return done;
        return null;
    }

    /// <summary>Takes a fact that follows those before it; the facts of one command stand together.</summary>
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
