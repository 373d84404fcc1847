using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Samlop.Faults;

/// <summary>A message of PostgreSQL's protocol as it stood on the wire; those that open a connection have no type.</summary>
/// <remarks>https://www.postgresql.org/docs/current/protocol-message-formats.html</remarks>
internal readonly record struct Message(char? Type, byte[] Bytes)
{
    public static readonly byte[] NoEncryption = [(byte)'N'];

    private const int EncryptionAsked = 80877103, GssAsked = 80877104;

    /// <summary>A simple query that begins a transaction.</summary>
    public bool Begins => Type == 'Q' && Content.StartsWith("BEGIN"u8);

    /// <summary>A simple query that commits.</summary>
    public bool Commits => Type == 'Q' && Content.StartsWith("COMMIT"u8);

    /// <summary>Commits what was said since the last one, where no transaction was begun.</summary>
    public bool Syncs => Type == 'S';

    /// <summary>The name under which an append is prepared, null when it is something else that is prepared.</summary>
    public string? PreparesAppend => Type == 'P' && Content.IndexOf("mt_events_sequence"u8) >= 0 ? Text(Content) : null;

    /// <summary>The name of the prepared statement to which values are given.</summary>
    public string? Binds => Type == 'B' ? Text(Content[(Content.IndexOf((byte)0) + 1)..]) : null;

    /// <summary>The server waits for the next query, outside of any transaction: what was said is carried out.</summary>
    public bool Idle => Type == 'Z' && Content[0] == (byte)'I';

    public bool AsksForEncryption => Type is null && BinaryPrimitives.ReadInt32BigEndian(Content) is EncryptionAsked or GssAsked;

    private static string Text(ReadOnlySpan<byte> from) => Encoding.UTF8.GetString(from[..from.IndexOf((byte)0)]);

    private ReadOnlySpan<byte> Content => Bytes.AsSpan(Type is null ? 4 : 5);

    /// <summary>Null when the other end has closed.</summary>
    public static async Task<Message?> Read(Stream from, bool opening)
    {
        var head = new byte[opening ? 4 : 5];
        if (await from.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false) < head.Length)
            return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(head.Length - 4));
        var bytes = new byte[head.Length - 4 + length];
        head.CopyTo(bytes, 0);
        await from.ReadExactlyAsync(bytes.AsMemory(head.Length));
        return new Message(opening ? null : (char)head[0], bytes);
    }
}

internal static class Sockets
{
    /// <summary>Closes as a broken line does: what was not read yet is lost, and the other end is told nothing but a reset.</summary>
    public static void Abort(this Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception gone) when (gone is ObjectDisposedException or SocketException)
        {
            // It is closed already.
        }

        socket.Dispose();
    }
}
