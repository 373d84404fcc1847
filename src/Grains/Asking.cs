namespace Samlop;

/// <summary>How a grain asks another for something that need not be there.</summary>
public static class Asking
{
    /// <summary>Null where the answer is that there is no such thing.</summary>
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
