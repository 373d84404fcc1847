using CsCheck;

namespace Samlop;

/// <summary>Laws that hold for all examples that a generator makes.</summary>
/// <remarks>
/// CsCheck's own <c>Sample</c> seeds its first example only, so that two runs try different ones. Here the run's seed decides them all.
/// </remarks>
public static class Laws
{
    private const int UsualExamples = 100, TriesToMakeSmaller = 1000;

    /// <summary>
    /// Tries a law with examples, on all processors. CsCheck looks for a smaller one than the first that breaks it, and says the seed of
    /// what it found: <c>CsCheck_Seed</c> in the environment tries that one alone.
    /// </summary>
    /// <param name="law">Throws where it does not hold.</param>
    /// <param name="examples">How many in CI; see <see cref="Effort.Examples"/>.</param>
    /// <exception cref="CsCheckException">The law does not hold.</exception>
    public static void ForAll<T>(this Gen<T> examplesOf, Action<T> law, int examples = UsualExamples)
    {
        var seeds = Check.Seed is { } alone ? [alone] : Seeds(Effort.Examples(examples));
        var first = Parallel.For(0, seeds.Length, (number, tried) =>
        {
            if (!Holds(examplesOf, law, seeds[number]))
                tried.Break();
        }).LowestBreakIteration;
        if (first is not { } broken)
            return;
        examplesOf.Sample(law, seed: seeds[broken], iter: TriesToMakeSmaller);
        throw new CsCheckException($"The example of CsCheck_Seed={seeds[broken]} broke the law, and did not when it was tried again.");
    }

    /// <inheritdoc cref="ForAll{T}(Gen{T}, Action{T}, int)"/>
    public static void ForAll<T1, T2>(this Gen<(T1 First, T2 Second)> examplesOf, Action<T1, T2> law, int examples = UsualExamples) =>
        examplesOf.ForAll(example => law(example.First, example.Second), examples);

    /// <summary>As above, for a law that answers whether it holds.</summary>
    public static void ForAll<T>(this Gen<T> examplesOf, Func<T, bool> law, int examples = UsualExamples) =>
        examplesOf.ForAll(
            example =>
            {
                if (!law(example))
                    throw new CsCheckException("The law does not hold.");
            },
            examples);

    /// <inheritdoc cref="ForAll{T}(Gen{T}, Func{T, bool}, int)"/>
    public static void ForAll<T1, T2>(this Gen<(T1 First, T2 Second)> examplesOf, Func<T1, T2, bool> law, int examples = UsualExamples) =>
        examplesOf.ForAll(example => law(example.First, example.Second), examples);

    private static bool Holds<T>(Gen<T> examplesOf, Action<T> law, string seed)
    {
        try
        {
            law(examplesOf.Generate(PCG.Parse(seed), null, out _));
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>As CsCheck writes them.</summary>
    private static string[] Seeds(int count)
    {
        var random = new PCG(0, (ulong)Effort.Seed);
        return [.. Enumerable.Range(0, count).Select(_ => new PCG(0, random.Next64()).ToString())];
    }
}
