using Samlop.People;
using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

public sealed class SendSubstituteSpecs : Spec<Participant, ParticipantFact>
{
    private static readonly SendSubstitute Command = new(Spring, Organization, "Ola Hansen");
    private static readonly SubstituteSent Sent = new(Spring, Organization, Substitute);

    [Fact]
    public void Somebody_else_came() => Given(InTheGroup).When(Send(Command)).Then(Sent);

    [Fact]
    public void The_same_substitute_twice_is_recorded_once() =>
        Given([.. InTheGroup, Sent]).When(Send(Command, "Ola Hansen")).ThenNothing();

    [Fact]
    public void It_was_somebody_else_than_was_said() =>
        Given([.. InTheGroup, Sent]).When(person => person.Decide(Command, Taught, "Per Hansen", new Sealed("ola")))
            .Then(Sent with { Substitute = new Sealed("ola") });

    [Fact]
    public void It_completes_the_module_when_the_work_is_done() =>
        Given([.. InTheGroup, .. WorkOfOrganization]).When(Send(Command)).Then(Sent, new ModuleCompleted(Spring, Organization));

    [Fact]
    public void Who_turned_out_not_to_have_been_there_may_have_sent_somebody() =>
        Given([.. InTheGroup, new GatheringAttended(Spring, Organization), new AttendanceCorrected(Spring, Organization, false, Reason)])
            .When(Send(Command)).Then(Sent);

    [Fact]
    public void Nobody_comes_instead_of_who_was_there() =>
        Given([.. InTheGroup, new GatheringAttended(Spring, Organization)]).When(Send(Command)).ThenRefused("already-attended");

    [Fact]
    public void Only_who_is_enrolled_sends_somebody() => Given(Invited).When(Send(Command)).ThenRefused("not-enrolled");

    [Fact]
    public void The_gathering_must_have_been_held() =>
        Given(InTheGroup).When(person => person.Decide(Command, Taught with { Course = Enrolling }, null, Substitute))
            .ThenRefused("gathering-not-held");

    [Fact]
    public void It_needs_a_name() => Given(InTheGroup).When(Send(Command with { Substitute = " " })).ThenRefused("name-empty");

    [Fact]
    public void Nobody_sends_somebody_who_is_erased() => Given([.. InTheGroup, Erased]).When(Send(Command)).ThenRefused("person-erased");

    private static Func<Participant, IReadOnlyList<ParticipantFact>> Send(SendSubstitute command, string? today = null) =>
        person => person.Decide(command, Taught, today, Substitute);
}
