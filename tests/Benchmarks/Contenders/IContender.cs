namespace Samlop.Benchmarks;

/// <summary>
/// A way to keep facts, reduced to what all ways share: one command is one durable append of one fact (<see cref="Payload"/>) to one stream
/// that must stand at an expected version, acknowledged after the commit.
/// </summary>
internal interface IContender : IAsyncDisposable
{
    /// <summary>Makes its tables in an empty database, and the streams 0 to <see cref="Setting.Streams"/> − 1.</summary>
    /// <returns>The version at which every stream stands.</returns>
    Task<long> Prepare(Setting setting);

    /// <summary>Appends one fact; returns after the commit, throws when the stream is not at the version or anything else fails.</summary>
    /// <param name="version">Of the stream before the append.</param>
    Task Append(int stream, long version);

    /// <summary>Facts in the database, counted in SQL.</summary>
    Task<long> Count();

    /// <summary>Something that only one contender can measure of itself, by name.</summary>
    Task<object> Measure(Request request) => throw new ArgumentException($"It does not measure {request.What}.");
}

/// <summary>One that is given many commands at a time, by so many loops; a loop's next ones follow when the last are committed.</summary>
internal interface IBatchContender : IContender
{
    int Lanes { get; }

    /// <summary>Appends one fact to each of these streams, all different.</summary>
    Task Append(int[] streams, long[] versions);
}

/// <param name="Connection">Npgsql connection string of a database that is its own.</param>
internal sealed record Setting(string Connection, int Streams);
