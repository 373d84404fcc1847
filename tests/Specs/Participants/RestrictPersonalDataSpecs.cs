using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

public sealed class RestrictPersonalDataSpecs : Spec<Participant, ParticipantFact>
{
    [Fact]
    public void Data_is_restricted() => Given(Invited).When(Restrict(true)).Then(Restricted);

    [Fact]
    public void Restricting_twice_is_recorded_once() => Given(Invited, Restricted).When(Restrict(true)).ThenNothing();

    [Fact]
    public void The_restriction_is_lifted() => Given(Invited, Restricted).When(Restrict(false)).Then(new PersonalDataRestricted(false));

    [Fact]
    public void Nothing_is_lifted_where_nothing_is_restricted() => Given(Invited).When(Restrict(false)).ThenNothing();

    [Fact]
    public void Nothing_is_restricted_of_who_is_erased() => Given(Invited, Erased).When(Restrict(true)).ThenRefused("person-erased");

    private static Func<Participant, IReadOnlyList<ParticipantFact>> Restrict(bool restricted) =>
        person => person.Decide(new RestrictPersonalData(restricted));
}
