using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace Samlop.Faults;

/// <summary>
/// What a process cannot let go of, unlike what it merely has not collected yet: where a machine has memory to spare, collectors are in no
/// hurry.
/// </summary>
internal static class LiveHeap
{
    /// <summary>Has a .NET process collect all its garbage, and gives the bytes of its heap behind that.</summary>
    public static async Task<long> Of(int process)
    {
        // To listen with this keyword is to ask for a full collection.
        var provider = new EventPipeProvider(
            ClrTraceEventParser.ProviderName, EventLevel.Informational, (long)(
                ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect));
        using var session = new DiagnosticsClient(process).StartEventPipeSession([provider], requestRundown: false);
        var bytes = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Run(() =>
        {
            using var events = new EventPipeEventSource(session.EventStream);
            var full = false;
            events.Clr.GCStart += start => full |= start is { Depth: 2, Reason: GCReason.Induced };
            events.Clr.GCHeapStats += heap => _ = full && bytes.TrySetResult(heap.TotalHeapSize);
            events.Process();
        });
        var live = await bytes.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await session.StopAsync(CancellationToken.None);
        await reading;
        return live;
    }
}
