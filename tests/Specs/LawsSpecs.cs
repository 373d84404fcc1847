using System.Collections.Concurrent;
using CsCheck;
using Shouldly;
using Xunit;

namespace Samlop;

/// <summary>How laws are tried: with examples that the run's seed decides, and so that one that does not hold cannot pass.</summary>
public sealed class LawsSpecs
{
    private static readonly Gen<int> Numbers = Gen.Int[0, 1_000_000];

    [Fact]
    public void The_same_examples_are_tried_each_time() => Tried().ShouldBe(Tried());

    [Fact]
    public void They_differ_from_each_other() => Tried().Distinct().Count().ShouldBeGreaterThan(90);

    [Fact]
    public void One_that_breaks_a_law_is_told() =>
        Should.Throw<CsCheckException>(() => Numbers.ForAll(number => number < 500_000)).Message.ShouldContain("CsCheck_Seed");

    [Fact]
    public void One_that_breaks_a_law_and_then_does_not_is_told_as_well()
    {
        var tries = 0;
        var message = Should.Throw<CsCheckException>(() => Numbers.ForAll(_ => Interlocked.Increment(ref tries) != 7)).Message;

        message.ShouldContain("did not when it was tried again");
    }

    private static List<int> Tried()
    {
        var tried = new ConcurrentBag<int>();
        Numbers.ForAll(number => tried.Add(number), examples: 100);
        return [.. tried.Order()];
    }
}
