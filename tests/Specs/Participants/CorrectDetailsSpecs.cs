using Samlop.People;
using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

public sealed class CorrectDetailsSpecs : Spec<Participant, ParticipantFact>
{
    private static readonly Sealed Newer = new("newer");
    private static readonly CorrectDetails Command = new(Kari with { FamilyName = "Hansen" });

    [Fact]
    public void Details_are_corrected() =>
        Given(Invited).When(person => person.Decide(Command, Kari, true, Newer)).Then(new DetailsCorrected(Newer));

    [Fact]
    public void The_same_details_twice_are_recorded_once() =>
        Given(Invited, new DetailsCorrected(Newer))
            .When(person => person.Decide(Command, Kari with { FamilyName = "Hansen" }, true, Newer)).ThenNothing();

    [Fact]
    public void Blanks_around_a_name_are_no_correction() =>
        Given(Invited).When(person => person.Decide(new CorrectDetails(Kari with { GivenName = " Kari " }), Kari, true, Newer))
            .ThenNothing();

    [Fact]
    public void They_need_a_name() =>
        Given(Invited).When(person => person.Decide(new CorrectDetails(Kari with { GivenName = " " }), Kari, true, Newer))
            .ThenRefused("name-empty");

    [Fact]
    public void They_need_an_address() =>
        Given(Invited).When(person => person.Decide(new CorrectDetails(Kari with { Email = "kari@agder" }), Kari, true, Newer))
            .ThenRefused("email-invalid");

    [Fact]
    public void The_address_must_not_be_somebody_elses() =>
        Given(Invited).When(person => person.Decide(Command, Kari, false, Newer)).ThenRefused("email-of-another-person");

    [Fact]
    public void Nothing_is_corrected_while_data_is_restricted() =>
        Given(Invited, Restricted).When(person => person.Decide(Command, Kari, true, Newer)).ThenRefused("personal-data-restricted");

    [Fact]
    public void They_are_corrected_again_when_the_restriction_is_lifted() =>
        Given(Invited, Restricted, new PersonalDataRestricted(false))
            .When(person => person.Decide(Command, Kari, true, Newer)).Then(new DetailsCorrected(Newer));

    [Fact]
    public void Nothing_is_corrected_of_who_is_erased() =>
        Given(Invited, Erased).When(person => person.Decide(Command, null, false, default)).ThenRefused("person-erased");
}
