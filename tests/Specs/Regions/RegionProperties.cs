using CsCheck;
using Samlop.NationalRegister;
using Xunit;

namespace Samlop.Regions;

public sealed class RegionProperties
{
    private static readonly Gen<string> Number = Gen.OneOf("4203", "4204", "0301", "9999");

    private static readonly Gen<object> Command = Gen.OneOf(
        Gen.Select(
            Gen.OneOf("Agder", "Rogaland", " "),
            Gen.OneOf<string[]>(["nb"], ["nb", "nn"], ["sv"]),
            (name, languages) => (object)new FoundRegion(name, languages)),
        Number.Select(number => (object)new AdmitMunicipality(number)),
        Number.Select(number => (object)new ReleaseMunicipality(number)));

    [Fact]
    public void Whatever_was_decided_deciding_it_again_changes_nothing() => Command.List[0, 30].ForAll(commands =>
    {
        var region = Region.Initial;
        foreach (var command in commands)
        {
            region = Try(region, command).Aggregate(region, (state, fact) => state.Evolve(fact));
            Assert.Empty(Try(region, command));
            Assert.All(region.Municipalities, number => Assert.True(MunicipalityRegister.Contains(number)));
        }
    });

    /// <summary>A question about a day folds the facts by effective time: their order may differ from that of the decisions.</summary>
    [Fact]
    public void Facts_can_be_folded_in_any_order() => Command.List[0, 40].ForAll(commands =>
    {
        var facts = new List<RegionFact>();
        foreach (var command in commands)
            facts.AddRange(Try(facts.Aggregate(Region.Initial, (state, fact) => state.Evolve(fact)), command));
        Assert.NotNull(Enumerable.Reverse(facts).Aggregate(Region.Initial, (state, fact) => state.Evolve(fact)));
    });

    [Fact]
    public void A_snapshot_goes_on_as_the_facts_do() => Command.List[0, 40].ForAll(commands =>
    {
        var facts = new List<RegionFact>();
        foreach (var command in commands)
            facts.AddRange(Try(facts.Aggregate(Region.Initial, (state, fact) => state.Evolve(fact)), command));
        SnapshotLaw.Holds<Region, RegionFact>(facts);
    });

    private static IReadOnlyList<RegionFact> Try(Region region, object command)
    {
        try
        {
            return command switch
            {
                FoundRegion c => region.Decide(c),
                AdmitMunicipality c => region.Decide(c),
                ReleaseMunicipality c => region.Decide(c),
                _ => throw new ArgumentOutOfRangeException(nameof(command)),
            };
        }
        catch (Refused)
        {
            return [];
        }
    }
}
