using System.Buffers.Binary;
using System.Text;

namespace Samlop;

/// <summary>Ids of facts, and of commands that follow from facts (<see cref="DerivedId"/>).</summary>
/// <remarks>What follows from one id keeps its time, so facts that are told one after the other stand beside each other in the index of ids.</remarks>
public static class FactId
{
    /// <summary>Id of the fact with this position (from 0) among those of one command.</summary>
    public static Guid Of(Guid command, int position)
    {
        Span<byte> seed = stackalloc byte[20];
        command.TryWriteBytes(seed, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(seed[16..], position);
        return DerivedId.Of(seed, time: seed[..DerivedId.Time]);
    }

    /// <summary>Command id of what a reaction asks for because of one fact.</summary>
    public static Guid OfReaction(Guid fact, string reaction, string target)
    {
        Span<byte> own = stackalloc byte[16];
        fact.TryWriteBytes(own, bigEndian: true, out _);
        return DerivedId.Of(Encoding.UTF8.GetBytes($"{fact:n}|{reaction}|{target}"), time: own[..DerivedId.Time]);
    }

    /// <summary>Id of what has a name of its own in its surroundings: a step of an import, a group that it forms.</summary>
    public static Guid OfName(string region, string owner, string name) =>
        DerivedId.Of(Encoding.UTF8.GetBytes($"{region}\n{owner}\n{name}"));

    /// <summary>Command id of what falls due in a stream on a day, looked at from a version: two looks at the same history are one command.</summary>
    public static Guid OfDay(string stream, DateOnly day, long version) =>
        DerivedId.Of(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{stream}|{day:O}|{version}")));
}
