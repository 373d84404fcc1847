using Xunit;

namespace Samlop.Municipalities;

public sealed class NameContactSpecs : Spec<Municipality, MunicipalityFact>
{
    private static readonly NameContact Command = new("person-1");
    private static readonly MunicipalityRegistered Registered = new("Arendal", "Agder");
    private static readonly ContactNamed Named = new("person-1");

    [Fact]
    public void A_contact_is_named() => Given(Registered).When(municipality => municipality.Decide(Command)).Then(Named);

    [Fact]
    public void Naming_the_same_twice_is_recorded_once() =>
        Given(Registered, Named).When(municipality => municipality.Decide(Command)).ThenNothing();

    [Fact]
    public void There_can_be_several() =>
        Given(Registered, Named).When(municipality => municipality.Decide(new NameContact("person-2"))).Then(new ContactNamed("person-2"));

    [Fact]
    public void A_contact_is_somebody() =>
        Given(Registered).When(municipality => municipality.Decide(new NameContact(" "))).ThenRefused("contact-empty");
}
