namespace Samlop;

/// <summary>Calls to grains of which the thing asked for may not exist.</summary>
public static class Asking
{
    /// <summary>The answer; null when the call is refused as not found.</summary>
    public static async Task<T?> OrNull<T>(this Task<T> asked) where T : class
    {
        try
        {
            return await asked;
        }
        catch (Refused refused) when (refused.Kind is RefusalKind.NotFound)
        {
            return null;
        }
    }
}
