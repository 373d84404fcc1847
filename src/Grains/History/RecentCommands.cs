namespace Samlop.History;

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

    private readonly List<DoneCommand> _commands;

    public RecentCommands()
        : this([], hasAll: true)
    {
    }

    /// <param name="commands">Oldest first.</param>
    public RecentCommands(IEnumerable<DoneCommand> commands, bool hasAll) => (_commands, HasAll) = ([.. commands], hasAll);

    /// <summary>Whether no command of the stream is missing: then one that is not here was never done.</summary>
    public bool HasAll { get; private set; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<DoneCommand> Commands => [.. _commands];

    public DoneCommand? Find(Guid command) => IndexOf(command) is >= 0 and var at ? _commands[at] : null;

    /// <summary>Takes a fact that follows those before it; the facts of one command stand together.</summary>
    public void Add(RecordedFact fact)
    {
        var done = new DoneCommand(fact.Command, fact.Version, fact.BodyHash);
        if (_commands.Count > 0 && _commands[^1].Command == fact.Command)
        {
            _commands[^1] = done;
            return;
        }

        if (_commands.Count == Most)
        {
            _commands.RemoveAt(0);
            HasAll = false;
        }

        _commands.Add(done);
    }

    private int IndexOf(Guid command)
    {
        for (var at = _commands.Count - 1; at >= 0; at--)
            if (_commands[at].Command == command)
                return at;
        return -1;
    }
}
