namespace Samlop;

/// <summary>The gateway does not start with this configuration; the sentence says why.</summary>
public sealed class SetupRefused(string sentence) : Exception(sentence);

internal static class Setup
{
    /// <summary>The content of a file that the configuration names.</summary>
    public static string ReadFile(this IConfiguration configuration, string setting, string purpose)
    {
        var file = configuration[setting];
        if (string.IsNullOrWhiteSpace(file))
            throw new SetupRefused($"{setting} does not name the file {purpose}.");
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SetupRefused($"{setting} names the file {purpose}, which cannot be read: {exception.Message}");
        }
    }
}
