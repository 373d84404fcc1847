namespace Samlop.Participants;

/// <summary>What passes for an e-mail address: mistakes of typing are caught; whether mail arrives only mail can tell.</summary>
internal static class EmailAddress
{
    /// <summary>RFC 5321 §4.5.3.1.3: a path has 256 characters, two of them its brackets.</summary>
    private const int Longest = 254;

    /// <summary>The address without blanks around it. Refused: <c>email-invalid</c>.</summary>
    public static string Tidy(string? address)
    {
        var tidy = address?.Trim() ?? "";
        return IsAddress(tidy)
            ? tidy
            : throw new Refused("email-invalid", $"Write the e-mail address as name@domain, such as kari@agder.example.", RefusalKind.Invalid);
    }

    public static bool IsAddress(string text) =>
        text.Length <= Longest
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && text.Split('@') is [{ Length: > 0 }, var domain]
        && domain.Split('.') is { Length: > 1 } labels
        && labels.All(label => label.Length > 0);
}
