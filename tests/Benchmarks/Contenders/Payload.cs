using System.Globalization;

namespace Samlop.Benchmarks;

/// <summary>The fact that everyone stores: progress of a decision, about 300 bytes as JSON. Each differs from the one before it.</summary>
internal sealed record ProgressReported(string Decision, int PerCent, string Note);

internal static class Payload
{
    public const string Decision = "d0123456789abcde";

    private const string Words =
        "The head of the school and the head of culture have met the three largest associations, agreed who opens the rooms in the evening, "
        + "and written down what it costs; what is left is the fire inspection of the hall by the river.";

    public static string Note(int stream, long version) => string.Create(CultureInfo.InvariantCulture, $"Report {version:d8} of {stream:d8}: {Words}");

    public static int PerCent(long version) => (int)(version % 101);

    public static ProgressReported Of(int stream, long version) => new(Decision, PerCent(version), Note(stream, version));
}
