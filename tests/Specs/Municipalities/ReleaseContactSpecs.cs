using Xunit;

namespace Samlop.Municipalities;

public sealed class ReleaseContactSpecs : Spec<Municipality, MunicipalityFact>
{
    private static readonly ReleaseContact Command = new("person-1");
    private static readonly MunicipalityRegistered Registered = new("Arendal", "Agder");
    private static readonly ContactNamed Named = new("person-1");
    private static readonly ContactReleased Released = new("person-1");

    [Fact]
    public void A_contact_is_released() => Given(Registered, Named).When(municipality => municipality.Decide(Command)).Then(Released);

    [Fact]
    public void Releasing_twice_is_refused() =>
        Given(Registered, Named, Released).When(municipality => municipality.Decide(Command)).ThenRefused("contact-unknown");

    [Fact]
    public void Who_never_was_a_contact_is_refused() =>
        Given(Registered).When(municipality => municipality.Decide(Command)).ThenRefused("contact-unknown");
}
