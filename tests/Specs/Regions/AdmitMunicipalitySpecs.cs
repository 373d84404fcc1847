using Xunit;

namespace Samlop.Regions;

public sealed class AdmitMunicipalitySpecs : Spec<Region, RegionFact>
{
    private static readonly AdmitMunicipality Command = new("4203");
    private static readonly RegionFounded Founded = new("Agder", ["nb", "nn"]);
    private static readonly MunicipalityAdmitted Admitted = new("4203");

    [Fact]
    public void A_municipality_is_admitted() => Given(Founded).When(region => region.Decide(Command)).Then(Admitted);

    [Fact]
    public void Admitting_it_twice_is_recorded_once() => Given(Founded, Admitted).When(region => region.Decide(Command)).ThenNothing();

    [Fact]
    public void It_can_come_back_after_it_was_released() =>
        Given(Founded, Admitted, new MunicipalityReleased("4203")).When(region => region.Decide(Command)).Then(Admitted);

    [Theory]
    [InlineData("0000")]
    [InlineData("301")]
    [InlineData("Arendal")]
    [InlineData("")]
    public void A_number_that_no_municipality_has_is_refused(string number) =>
        Given(Founded).When(region => region.Decide(new AdmitMunicipality(number))).ThenRefused("municipality-unknown");
}
