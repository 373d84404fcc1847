using System.Text;

namespace Samlop.Faults;

/// <summary>What a trace says of one step; <paramref name="Scope"/> is the library that tells it.</summary>
internal sealed record Span(string Trace, string Scope, string Name)
{
    /// <remarks>
    /// opentelemetry/proto/trace/v1/trace.proto: request 1 → resource spans 2 → scope spans; in them scope 1 (its name 1) and spans 2
    /// (trace id 1, name 5).
    /// </remarks>
    public static IEnumerable<Span> Read(ReadOnlyMemory<byte> request) =>
        from resource in Fields(request, 1)
        from scoped in Fields(resource, 2)
        let scope = Fields(scoped, 1).SelectMany(scope => Fields(scope, 1)).Select(Text).FirstOrDefault("")
        from span in Fields(scoped, 2)
        select new Span(Convert.ToHexStringLower(Fields(span, 1).First().Span), scope, Text(Fields(span, 5).First()));

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    /// <summary>The length-delimited fields with this number of a protobuf message.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Fields(ReadOnlyMemory<byte> message, int number)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            var length = (tag & 7) switch
            {
                0 => SkippedVarint(message, ref at),
                1 => 8,
                2 => (int)Varint(message, ref at),
                5 => 4,
                var wire => throw new InvalidDataException($"Wire type {wire} is not protobuf."),
            };
            if (tag == (ulong)((number << 3) | 2))
                yield return message.Slice(at, length);
            at += length;
        }
    }

    private static int SkippedVarint(ReadOnlyMemory<byte> message, ref int at)
    {
        Varint(message, ref at);
        return 0;
    }

    private static ulong Varint(ReadOnlyMemory<byte> message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message.Span[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
    }
}
