namespace Samlop.Participants;

/// <summary>The kinds of text sealed with a person's key. A text sealed as one kind does not open as another.</summary>
public static class SealedField
{
    /// <summary>JSON of <see cref="PersonalDetails"/>.</summary>
    public const string Details = "details";

    /// <summary>JSON of capability → generation.</summary>
    public const string Mapping = "mapping";

    /// <summary>The person's reason against a decision of the group.</summary>
    public const string Dissent = "dissent";

    public const string Reflection = "reflection";

    /// <summary>The reason for a command about the person, in the caller's own words.</summary>
    public const string Reason = "reason";

    /// <summary>Name of the person's substitute.</summary>
    public const string Substitute = "substitute";
}
