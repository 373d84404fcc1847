namespace Samlop.Access;

/// <summary>The caller of the current grain call and the role that allows it; set by <see cref="CallFilter"/> after its checks.</summary>
public sealed record Acting(Call Call, Role Role, string Region)
{
    private static readonly AsyncLocal<Acting?> Local = new();

    /// <summary>Throws when no checked call is under way, so that nothing is written without a caller.</summary>
    public static Acting Current => Local.Value ?? throw new InvalidOperationException("No checked call is under way.");

    internal static Acting? Ambient { get => Local.Value; set => Local.Value = value; }

    /// <summary>
    /// Id of a thing that the command makes within a stream (a decision, a dialogue). A retry of the command gets the same id.
    /// </summary>
    public string NewId => FactId.Of(Call.CommandId, -1).ToString("n")[16..];
}
