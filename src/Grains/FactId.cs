using System.Buffers.Binary;
using System.Text;

namespace Samlop;

/// <summary>Ids of facts, and of commands that facts cause (<see cref="DerivedId"/>).</summary>
/// <remarks>A derived id keeps the time of its source, so that facts of one time stand beside each other in the index of ids.</remarks>
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

    /// <summary>Id of a command that a reaction sends because of one fact.</summary>
    public static Guid OfReaction(Guid fact, string reaction, string target)
    {
        Span<byte> own = stackalloc byte[16];
        fact.TryWriteBytes(own, bigEndian: true, out _);
        return DerivedId.Of(Encoding.UTF8.GetBytes($"{fact:n}|{reaction}|{target}"), time: own[..DerivedId.Time]);
    }

    /// <summary>Id of a thing by its name, which is unique within its owner: a step of an import, a group that the import forms.</summary>
    public static Guid OfName(string region, string owner, string name) =>
        DerivedId.Of(Encoding.UTF8.GetBytes($"{region}\n{owner}\n{name}"));

    /// <summary>
    /// Id of the command that records the facts due on a day. The same stream at the same version gives the same id, so that two checks
    /// are one command.
    /// </summary>
    public static Guid OfDay(string stream, DateOnly day, long version) =>
        DerivedId.Of(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{stream}|{day:O}|{version}")));
}
