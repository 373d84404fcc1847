using System.Net;
using Shouldly;

namespace Samlop.Faults;

/// <summary>A command as it is sent.</summary>
internal sealed record Order(HttpMethod Method, string Path, object? Body = null);

/// <summary>A client that wants one command after the other from a stream, and says each again until it is acknowledged.</summary>
/// <param name="name">In its keys: no other client of the same subject and region has it.</param>
/// <param name="next">The command of a number. It must leave one fact, whatever other clients do meanwhile.</param>
/// <param name="forgetful">Whether it takes a new key for each repetition, so that nobody can tell that it is one.</param>
internal sealed class Writer(
    Client client, string region, string subject, string stream, string name, Func<int, Order> next, bool forgetful = false)
{
    private readonly List<Told> _acknowledged = [];
    private readonly List<string> _commands = [];
    private string _key = "";

    public string Stream => stream;

    /// <summary>Everything it has said so far; the last may be without an answer that settles it.</summary>
    public IReadOnlyList<Told> Told => _commands.Count == 0 ? _acknowledged : [.. _acknowledged, new Told(stream, [.. _commands], null)];

    /// <summary>
    /// Says the next command, or once more the one that is not acknowledged yet; whether it is acknowledged now. Any answer but success and
    /// <c>try-later</c> fails the test.
    /// </summary>
    public async Task<bool> Say()
    {
        if (_commands.Count == 0 || forgetful)
        {
            _key = $"{name} {_acknowledged.Count} {_commands.Count}";
            _commands.Add(Acknowledged.CommandOf(region, subject, _key));
        }

        var order = next(_acknowledged.Count);
        var answer = await client.Send(order.Method, order.Path, order.Body, _key);
        if (answer.Status is HttpStatusCode.ServiceUnavailable)
        {
            answer.Refused(HttpStatusCode.ServiceUnavailable, "try-later");
            answer.RetryAfter.ShouldNotBeNull();
            return false;
        }

        _acknowledged.Add(new Told(stream, [.. _commands], answer.Version));
        _commands.Clear();
        return true;
    }
}
