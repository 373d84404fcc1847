namespace Samlop.Participants;

/// <summary>What a text under a person's key is: a text sealed as one of these does not open as another.</summary>
public static class SealedField
{
    /// <summary>JSON of <see cref="PersonalDetails"/>.</summary>
    public const string Details = "details";

    /// <summary>JSON of capability → generation.</summary>
    public const string Mapping = "mapping";

    /// <summary>What somebody held against a decision of the group.</summary>
    public const string Dissent = "dissent";

    public const string Reflection = "reflection";

    /// <summary>Why something was done about the person, in somebody's own words.</summary>
    public const string Reason = "reason";

    /// <summary>Name of who came in the person's stead.</summary>
    public const string Substitute = "substitute";
}
