using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Samlop.Problems;

namespace Samlop.Requests;

/// <summary>Reads the command in a body and says where it cannot be read.</summary>
internal static partial class Bodies
{
    public static async Task<TCommand> Read<TCommand>(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
            throw new Unacceptable(
                new Refused("media-type-not-supported", $"Send the body as application/json.", RefusalKind.Invalid), [],
                StatusCodes.Status415UnsupportedMediaType);
        TCommand? command;
        try
        {
            command = await JsonSerializer.DeserializeAsync<TCommand>(http.Request.Body, Json.Options, http.RequestAborted);
        }
        catch (JsonException exception)
        {
            throw NotReadable(exception);
        }
        catch (InvalidOperationException exception) when (exception.InnerException is DecoderFallbackException)
        {
            throw NotReadable(new JsonException());
        }

        if (command is null)
            throw NotReadable(new JsonException());
        Limits.Check(command);
        return command;
    }

    /// <summary>The serializer's own sentence names our types, so only the members that it names are passed on.</summary>
    private static Unacceptable NotReadable(JsonException exception)
    {
        var pointer = Pointer(exception.Path);
        var errors = Members(exception, "missing required properties including")
            .Select(name => Error($"{pointer}/{name}", "member-missing", "It must be there."))
            .Concat(Members(exception, "could not be mapped to any")
                .Select(_ => Error(pointer, "member-unknown", "There is no such member.")))
            .DefaultIfEmpty(Error(pointer, "value-not-readable", "The value is not of the kind asked for here."));
        return new Unacceptable(
            new Refused("body-not-readable", $"The body is not the JSON that is asked for here; see errors.", RefusalKind.Invalid),
            [.. errors]);
    }

    private static FieldError Error(string pointer, string code, string detail) => new(pointer, code, detail);

    private static IEnumerable<string> Members(JsonException exception, string phrase)
    {
        var at = exception.Message.IndexOf(phrase, StringComparison.Ordinal);
        if (at < 0)
            return [];
        var named = phrase.StartsWith("missing", StringComparison.Ordinal) ? exception.Message[at..] : exception.Message[..at];
        return Quoted.Matches(named).Select(match => match.Groups[1].Value);
    }

    /// <summary>From the serializer's <c>$.shares[0].successor</c>, or <c>$['odd name']</c>, to a JSON pointer.</summary>
    private static string Pointer(string? path) => path is null ? "" : string.Concat(
        Step.Matches(path.TrimStart('$')).Select(step => "/" + Escape(step.Groups.Values.Skip(1).First(group => group.Success).Value)));

    /// <summary>A member's name as a part of a JSON pointer.</summary>
    public static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    [GeneratedRegex(@"'([A-Za-z0-9_]+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted { get; }

    [GeneratedRegex(@"\['(.*?)'\]|\[([0-9]+)\]|\.([^.\[]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Step { get; }
}
