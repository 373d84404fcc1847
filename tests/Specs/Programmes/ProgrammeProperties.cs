using CsCheck;
using Xunit;

namespace Samlop.Programmes;

public sealed class ProgrammeProperties
{
    private static readonly Gen<ProgrammeContent> Content =
        from version in Gen.Int[0, 3]
        from wording in Gen.OneOf("text", "other", "")
        from minutes in Gen.OneOf(8, 40, 0)
        from withMapping in Gen.Bool
        let content = withMapping
            ? Sample.With(Sample.Maturity with { Version = version, Title = new Texts("t", "t", wording) })
            : Sample.With(Sample.Welcome with { Minutes = minutes }) with { Instruments = [] }
        select content;

    private static readonly Gen<object> Command = Gen.Frequency(
        (15, Content.Select(content => (object)new PublishProgramme(content))),
        (1, Gen.OneOf("Replaced.", "").Select(reason => (object)new RetireProgramme(reason))));

    [Fact]
    public void Whatever_was_decided_deciding_it_again_changes_nothing() => Command.List[0, 20].ForAll(commands =>
    {
        var programme = Programme.Initial;
        foreach (var command in commands)
        {
            programme = Try(programme, command).Aggregate(programme, (state, fact) => state.Evolve(fact));
            Assert.Empty(Try(programme, command));
        }
    });

    [Fact]
    public void Versions_count_from_one_without_a_gap_and_one_instrument_version_is_one_set_of_questions() =>
        Command.List[0, 20].ForAll(commands =>
        {
            var programme = Programme.Initial;
            var published = new List<ProgrammePublished>();
            foreach (var fact in commands.SelectMany(command =>
                Try(programme, command).Select(fact => (programme = programme.Evolve(fact), fact).fact)))
                if (fact is ProgrammePublished version)
                    published.Add(version);

            Assert.Equal(Enumerable.Range(1, published.Count), published.Select(version => version.Number));
            Assert.All(
                published.SelectMany(version => version.Content.Instruments).GroupBy(instrument => (instrument.Key, instrument.Version)),
                same => Assert.All(same, instrument => Assert.True(ProgrammeRules.AreSame(same.First(), instrument))));
        });

    /// <summary>A question about a day folds the facts by effective time: their order may differ from that of the decisions.</summary>
    [Fact]
    public void Facts_can_be_folded_in_any_order() => Command.List[0, 40].ForAll(commands =>
    {
        var facts = new List<ProgrammeFact>();
        foreach (var command in commands)
            facts.AddRange(Try(facts.Aggregate(Programme.Initial, (state, fact) => state.Evolve(fact)), command));
        Assert.NotNull(Enumerable.Reverse(facts).Aggregate(Programme.Initial, (state, fact) => state.Evolve(fact)));
    });

    [Fact]
    public void A_snapshot_goes_on_as_the_facts_do() => Command.List[0, 20].ForAll(commands =>
    {
        var facts = new List<ProgrammeFact>();
        foreach (var command in commands)
            facts.AddRange(Try(facts.Aggregate(Programme.Initial, (state, fact) => state.Evolve(fact)), command));
        SnapshotLaw.Holds<Programme, ProgrammeFact>(facts);
    });

    private static IReadOnlyList<ProgrammeFact> Try(Programme programme, object command)
    {
        try
        {
            return command switch
            {
                PublishProgramme c => programme.Decide(c),
                RetireProgramme c => programme.Decide(c),
                _ => throw new ArgumentOutOfRangeException(nameof(command)),
            };
        }
        catch (Refused)
        {
            return [];
        }
    }
}
