using System.Globalization;

namespace Samlop;

/// <summary>
/// How much a test run tries. It is said here alone: little where a person waits (<c>deploy/test</c>), more in CI (<c>CI=true</c>), most
/// with <c>deploy/test --long</c>. No run leaves a test out; a short one tries it with fewer examples or rounds.
/// </summary>
public static class Effort
{
    private const int LawsOfALongRun = 20, RoundsOfALongRun = 10, FewestExamples = 100;

    /// <summary>Everything that a run draws is drawn from this number: the same seed tries the same again.</summary>
    public static int Seed { get; } =
        int.Parse(Environment.GetEnvironmentVariable("SAMLOP_TEST_SEED") ?? "1", CultureInfo.InvariantCulture);

    private static bool IsLong { get; } = Environment.GetEnvironmentVariable("SAMLOP_TEST_LONG") == "1";

    private static bool IsInCi { get; } = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>How many examples a law is tried with.</summary>
    /// <param name="inCi">How many they are in CI; at least 100.</param>
    public static int Examples(int inCi) => IsLong ? LawsOfALongRun * inCi : IsInCi ? inCi : Math.Clamp(inCi / 5, FewestExamples, inCi);

    /// <summary>How often something is killed, raced for or built anew.</summary>
    /// <param name="usual">How often it is in every run but the long one.</param>
    public static int Rounds(int usual) => IsLong ? RoundsOfALongRun * usual : usual;
}
