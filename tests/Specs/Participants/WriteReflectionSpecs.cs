using Samlop.People;
using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

public sealed class WriteReflectionSpecs : Spec<Participant, ParticipantFact>
{
    private static readonly WriteReflection Command = new(Spring, Organization, "mirror", "We measure the wrong things.");
    private static readonly ReflectionWritten Written = new(Spring, Organization, "mirror", Text);

    [Fact]
    public void A_reflection_is_written() => Given(InTheGroup).When(Write(Command)).Then(Written);

    [Fact]
    public void Writing_it_again_revises_it() =>
        Given([.. InTheGroup, Written])
            .When(person => person.Decide(Command, Taught, new Sealed("newer"))).Then(Written with { Text = new Sealed("newer") });

    [Fact]
    public void It_may_be_what_completes_the_module() =>
        Given([.. InTheGroup, .. WorkOfOrganization[..2], new SubstituteSent(Spring, Organization, Substitute)])
            .When(Write(Command)).Then(Written, new ModuleCompleted(Spring, Organization));

    [Fact]
    public void Revising_it_completes_the_module_no_second_time() =>
        Given([.. InTheGroup, .. OrganizationComplete]).When(Write(Command)).Then(Written);

    [Fact]
    public void Only_who_is_enrolled_writes() => Given(Invited).When(Write(Command)).ThenRefused("not-enrolled");

    [Fact]
    public void The_module_must_have_been_opened() =>
        Given(InTheGroup).When(person => person.Decide(Command, Taught with { Course = Running with { Opened = [] } }, Text))
            .ThenRefused("module-not-open");

    [Theory]
    [InlineData("nothing")]
    [InlineData("welcome")]
    [InlineData("mapping")]
    [InlineData("our-mirror")]
    public void The_activity_must_be_a_reflection_of_ones_own(string activity) =>
        Given(InTheGroup).When(Write(Command with { Activity = activity })).ThenRefused("activity-unknown");

    [Fact]
    public void Something_must_be_written() => Given(InTheGroup).When(Write(Command with { Text = " \n" })).ThenRefused("reflection-empty");

    [Fact]
    public void Nothing_is_written_while_data_is_restricted() =>
        Given([.. InTheGroup, Restricted]).When(Write(Command)).ThenRefused("personal-data-restricted");

    [Fact]
    public void Nobody_writes_who_is_erased() => Given([.. InTheGroup, Erased]).When(Write(Command)).ThenRefused("person-erased");

    private static Func<Participant, IReadOnlyList<ParticipantFact>> Write(WriteReflection command) =>
        person => person.Decide(command, Taught, Text);
}
