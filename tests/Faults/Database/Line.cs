using System.Net.Sockets;

namespace Samlop.Faults;

/// <summary>One connection of a silo with the server, read along message by message.</summary>
internal sealed class Line(Socket client, Socket server, DatabaseProxy proxy) : IDisposable
{
    private static readonly TimeSpan LongestOnTheWay = TimeSpan.FromSeconds(20);

    private readonly NetworkStream _client = new(client), _server = new(server);
    private readonly TaskCompletionSource _serverGone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _appends = [];
    private bool _inTransaction;
    private AwaitedCut? _said, _cutWhenCommitted;

    public async Task Run()
    {
        try
        {
            await Open();
            await Task.WhenAny(Asking(), Answering());
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException or SocketException)
        {
            // One end has gone: so goes the other.
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Breaks both halves.</summary>
    public void Dispose()
    {
        client.Abort();
        server.Abort();
        _serverGone.TrySetResult();
        _client.Dispose();
        _server.Dispose();
    }

    private async Task Open()
    {
        while (await Message.Read(_client, opening: true) is { } message)
        {
            if (!message.AsksForEncryption)
            {
                await _server.WriteAsync(message.Bytes);
                return;
            }

            await _client.WriteAsync(Message.NoEncryption);
        }
    }

    private async Task Asking()
    {
        while (await Message.Read(_client, opening: false) is { } message)
        {
            Listen(message);
            if (_said is { } cut && (cut.Where is Cut.LeftOpen ? message.Commits : message.Syncs) && cut.Take())
            {
                if (cut.Where is not Cut.After)
                {
                    await CutOff(cut, message);
                    return;
                }

                _cutWhenCommitted = cut;
            }

            await _server.WriteAsync(message.Bytes);
        }
    }

    /// <summary>
    /// Notes whether the client says what a cut waits for: in an append, which is one statement, or between BEGIN and COMMIT.
    /// </summary>
    private void Listen(Message message)
    {
        if (message.PreparesAppend is { } name)
            _appends.Add(name);
        var appends = message.Binds is { } bound && _appends.Contains(bound);
        if (message.Begins || appends)
            _said = null;
        _inTransaction = message.Begins || (_inTransaction && !message.Commits);
        if (proxy.Awaited is { } awaited && (awaited.Where is Cut.LeftOpen ? _inTransaction : appends) && awaited.IsSaidIn(message.Bytes))
            _said = awaited;
    }

    private async Task CutOff(AwaitedCut cut, Message commit)
    {
        client.Abort();
        if (cut.Where is Cut.LeftOpen)
        {
            // The other half goes on listening until the server has had enough of it.
            await _serverGone.Task;
            return;
        }

        if (cut.Where is Cut.OnTheWay)
        {
            await cut.SaidAgain.WaitAsync(LongestOnTheWay);
            await _server.WriteAsync(commit.Bytes);
            while (await Message.Read(_server, opening: false) is { Idle: false })
            {
            }
        }

        if (cut.ThenAway)
            proxy.GoAway();
    }

    private async Task Answering()
    {
        while (await Message.Read(_server, opening: false) is { } message)
        {
            if (message.Idle && _cutWhenCommitted is { } cut)
            {
                client.Abort();
                if (cut.ThenAway)
                    proxy.GoAway();
                return;
            }

            await _client.WriteAsync(message.Bytes);
        }
    }
}
