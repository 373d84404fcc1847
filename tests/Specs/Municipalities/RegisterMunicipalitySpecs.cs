using Samlop.NationalRegister;
using Xunit;

namespace Samlop.Municipalities;

public sealed class RegisterMunicipalitySpecs : Spec<Municipality, MunicipalityFact>
{
    private static readonly RegisterMunicipality Command = new();
    private static readonly OfficialMunicipality Arendal = MunicipalityRegister.All["4203"];
    private static readonly MunicipalityRegistered Registered = new("Arendal", "Agder");

    [Fact]
    public void A_municipality_of_the_region_is_registered_as_the_country_knows_it() =>
        Given().When(municipality => municipality.Decide(Command, Arendal, inRegion: true)).Then(Registered);

    [Fact]
    public void Registering_it_twice_is_recorded_once() =>
        Given(Registered).When(municipality => municipality.Decide(Command, Arendal, inRegion: true)).ThenNothing();

    [Fact]
    public void A_number_that_no_municipality_has_is_refused() =>
        Given().When(municipality => municipality.Decide(Command, official: null, inRegion: false)).ThenRefused("municipality-unknown");

    [Fact]
    public void The_region_admits_it_first() =>
        Given().When(municipality => municipality.Decide(Command, Arendal, inRegion: false)).ThenRefused("municipality-not-in-region");
}
