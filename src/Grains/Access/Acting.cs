namespace Samlop.Access;

/// <summary>Who is acting in the grain call under way, and in which role; set by <see cref="CallFilter"/> after it has checked both.</summary>
public sealed record Acting(Call Call, Role Role, string Region)
{
    private static readonly AsyncLocal<Acting?> Local = new();

    /// <summary>Throws when there is no checked call under way: nothing is written by nobody.</summary>
    public static Acting Current => Local.Value ?? throw new InvalidOperationException("No checked call is under way.");

    internal static Acting? Ambient { get => Local.Value; set => Local.Value = value; }

    /// <summary>Id of a thing that the command makes within a stream (a decision, a dialogue): the command twice is the thing once.</summary>
    public string NewId => FactId.Of(Call.CommandId, -1).ToString("n")[16..];
}
