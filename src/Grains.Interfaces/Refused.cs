namespace Samlop;

/// <summary>Which kind of no it is; decides the HTTP status.</summary>
public enum RefusalKind
{
    /// <summary>A rule of the domain says no to this command now: 409.</summary>
    Rule,
    /// <summary>The command itself makes no sense: 400.</summary>
    Invalid,
    /// <summary>There is no such thing, or it is none of the caller's business: 404.</summary>
    NotFound,
    /// <summary>The thing is in the caller's region, but not for the caller's role: 403.</summary>
    Forbidden,
    /// <summary>The caller has seen another version (<c>If-Match</c>): 412.</summary>
    Stale,
    /// <summary>The command id was used for another command: 422.</summary>
    KeyReused,
    /// <summary>Try again later; nothing was written: 503 with <c>Retry-After</c>.</summary>
    TryLater,
}

/// <summary>A command or question that is refused; nothing was written.</summary>
/// <remarks>
/// The sentence is English and says what to do; its holes are kept as arguments, so that the gateway can say the same in
/// bokmål and nynorsk by the code. Write it as an interpolated string, also when it has no holes.
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

    /// <summary>Days as in ISO 8601, whatever the hole's format says: the other languages have holes of their own.</summary>
    private static string Written(object? argument) => argument switch
    {
        DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        _ => Convert.ToString(argument, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>Stable, kebab-case; part of the API.</summary>
    [Id(0)] public string Code { get; private set; }
    [Id(1)] public RefusalKind Kind { get; private set; }
    [Id(2)] public IReadOnlyList<string> Arguments { get; private set; }

    /// <summary>When it is worth trying again, where that is known; for <see cref="RefusalKind.TryLater"/> alone.</summary>
    [Id(3)] public TimeSpan? After { get; init; }

    public static Refused NotFound() => new("not-found", $"There is nothing here for you under that address.", RefusalKind.NotFound);

    public static Refused Forbidden() => new("forbidden", $"Your role does not allow this.", RefusalKind.Forbidden);

    public static Refused KeyReused() =>
        new("idempotency-key-reused", $"That Idempotency-Key was used for another command. Choose a new one.", RefusalKind.KeyReused);
}
