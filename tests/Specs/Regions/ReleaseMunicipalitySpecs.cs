using Xunit;

namespace Samlop.Regions;

public sealed class ReleaseMunicipalitySpecs : Spec<Region, RegionFact>
{
    private static readonly ReleaseMunicipality Command = new("4203");
    private static readonly RegionFounded Founded = new("Agder", ["nb", "nn"]);
    private static readonly MunicipalityAdmitted Admitted = new("4203");
    private static readonly MunicipalityReleased Released = new("4203");

    [Fact]
    public void A_municipality_is_released() => Given(Founded, Admitted).When(region => region.Decide(Command)).Then(Released);

    [Fact]
    public void Releasing_it_twice_is_refused() =>
        Given(Founded, Admitted, Released).When(region => region.Decide(Command)).ThenRefused("municipality-not-in-region");

    [Fact]
    public void One_that_never_was_in_the_region_is_refused() =>
        Given(Founded, new MunicipalityAdmitted("4204")).When(region => region.Decide(Command)).ThenRefused("municipality-not-in-region");
}
