namespace Samlop;

/// <summary>The kind of a refusal, which decides the HTTP status.</summary>
public enum RefusalKind
{
    /// <summary>A rule of the domain forbids this command now: 409.</summary>
    Rule,
    /// <summary>The command itself is invalid: 400.</summary>
    Invalid,
    /// <summary>The thing does not exist, or the caller may not know that it does: 404.</summary>
    NotFound,
    /// <summary>The thing is in the caller's region, but the caller's role does not allow the request: 403.</summary>
    Forbidden,
    /// <summary>The stream has another version than the caller has seen (<c>If-Match</c>): 412.</summary>
    Stale,
    /// <summary>The command id was used for another command: 422.</summary>
    KeyReused,
    /// <summary>Try again later; nothing was written: 503 with <c>Retry-After</c>.</summary>
    TryLater,
}

/// <summary>The refusal of a command or question; nothing was written.</summary>
/// <remarks>
/// The sentence is English and tells the caller what to do. The values of its holes are kept as arguments, so that the gateway can find
/// the sentence in bokmål and nynorsk by the code and fill it. Write it as an interpolated string, also when it has no holes.
/// </remarks>
[GenerateSerializer, Alias("history.refused")]
public sealed class Refused : Exception
{
    public Refused(string code, FormattableString sentence, RefusalKind kind = RefusalKind.Rule)
        : base(FormattableString.Invariant(sentence))
    {
        Code = code;
        Kind = kind;
        Arguments = [.. sentence.GetArguments().Select(Written)];
    }

    /// <summary>Writes days as in ISO 8601 and ignores the hole's format, which is for the English sentence alone.</summary>
    private static string Written(object? argument) => argument switch
    {
        DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        _ => Convert.ToString(argument, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>Stable, kebab-case; part of the API.</summary>
    [Id(0)] public string Code { get; private set; }
    [Id(1)] public RefusalKind Kind { get; private set; }
    [Id(2)] public IReadOnlyList<string> Arguments { get; private set; }

    /// <summary>The time to wait before a retry, if it is known; for <see cref="RefusalKind.TryLater"/> alone.</summary>
    [Id(3)] public TimeSpan? After { get; init; }

    public static Refused NotFound() => new("not-found", $"There is nothing here for you under that address.", RefusalKind.NotFound);

    public static Refused Forbidden() => new("forbidden", $"Your role does not allow this.", RefusalKind.Forbidden);

    public static Refused KeyReused() =>
        new("idempotency-key-reused", $"That Idempotency-Key was used for another command. Choose a new one.", RefusalKind.KeyReused);
}
