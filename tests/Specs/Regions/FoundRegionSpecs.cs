using Xunit;

namespace Samlop.Regions;

public sealed class FoundRegionSpecs : Spec<Region, RegionFact>
{
    private static readonly FoundRegion Command = new("Agder", ["nb", "nn"]);
    private static readonly RegionFounded Founded = new("Agder", ["nb", "nn"]);

    [Fact]
    public void A_region_is_founded() => Given().When(region => region.Decide(Command)).Then(Founded);

    [Fact]
    public void Founding_it_twice_is_recorded_once() => Given(Founded).When(region => region.Decide(Command)).ThenNothing();

    [Fact]
    public void It_is_not_founded_again_as_something_else() =>
        Given(Founded).When(region => region.Decide(Command with { Name = "Rogaland" })).ThenRefused("region-founded-otherwise");

    [Fact]
    public void It_needs_a_name() => Given().When(region => region.Decide(Command with { Name = " " })).ThenRefused("region-name-empty");

    [Theory]
    [InlineData("nb", "sv")]
    [InlineData("nb", "nb")]
    [InlineData]
    public void It_speaks_languages_that_Samløp_knows(params string[] languages) =>
        Given().When(region => region.Decide(Command with { Languages = languages })).ThenRefused("region-languages-unknown");
}
