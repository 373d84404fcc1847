namespace Samlop;

/// <summary>Waits for what must come true; nothing in the tests hopes for a time to be enough.</summary>
public static class Wait
{
    /// <summary>Asks until the condition holds, and says which did not.</summary>
    public static async Task Until(Func<Task<bool>> condition, string what, int seconds = 60)
    {
        var end = DateTime.UtcNow.AddSeconds(seconds);
        while (!await condition())
        {
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"It did not come true within {seconds} s that {what}.");
            await Task.Delay(50);
        }
    }
}
