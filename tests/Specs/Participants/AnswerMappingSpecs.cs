using Samlop.Courses;
using Samlop.People;
using Shouldly;
using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

public sealed class AnswerMappingSpecs : Spec<Participant, ParticipantFact>
{
    private static readonly AnswerMapping Command = new(
        Spring, Organization, "mapping", 2, new Dictionary<string, int> { ["culture"] = 1, ["data"] = 5 });
    private static readonly MappingAnswered Answered = new(Spring, Organization, "mapping", Executives, "maturity", 2, Answers);

    [Fact]
    public void A_mapping_is_answered() => Given(InTheGroup).When(Answer(Command)).Then(Answered);

    [Fact]
    public void It_is_answered_once() => Given([.. InTheGroup, Answered]).When(Answer(Command)).ThenRefused("mapping-already-answered");

    [Fact]
    public void The_answers_count_in_the_group_of_that_moment() =>
        Given([.. InTheGroup, MoveAsked, Moved]).When(Answer(Command)).Then(Answered with { Group = Neighbours });

    [Fact]
    public void It_is_not_answered_again_in_another_group() =>
        Given([.. InTheGroup, Answered, MoveAsked, Moved]).When(Answer(Command)).ThenRefused("mapping-already-answered");

    [Fact]
    public void It_may_be_what_completes_the_module() =>
        Given([.. InTheGroup, WorkOfOrganization[0], WorkOfOrganization[2], new GatheringAttended(Spring, Organization)])
            .When(Answer(Command)).Then(Answered, new ModuleCompleted(Spring, Organization));

    [Fact]
    public void Only_who_is_enrolled_answers() => Given(Invited, Requested).When(Answer(Command)).ThenRefused("not-enrolled");

    [Fact]
    public void The_module_must_have_been_opened() =>
        Given(InTheGroup).When(person => person.Decide(Command, Taught with { Course = Running with { Opened = [Management] } }, Answers))
            .ThenRefused("module-not-open");

    [Fact]
    public void The_course_must_not_have_ended() =>
        Given(InTheGroup)
            .When(person => person.Decide(Command, Taught with { Course = Running with { Phase = CoursePhase.Completed } }, Answers))
            .ThenRefused("module-not-open");

    [Theory]
    [InlineData("nothing")]
    [InlineData("welcome")]
    [InlineData("mirror")]
    public void The_activity_must_be_a_mapping(string activity) =>
        Given(InTheGroup).When(Answer(Command with { Activity = activity })).ThenRefused("activity-unknown");

    [Fact]
    public void The_answers_must_be_to_the_version_of_the_course() =>
        Given(InTheGroup).When(Answer(Command with { InstrumentVersion = 1 })).ThenRefused("instrument-version-other");

    [Theory]
    [InlineData]
    [InlineData("culture")]
    [InlineData("culture", "data", "weather")]
    [InlineData("culture", "weather")]
    public void Every_capability_is_answered_and_no_other(params string[] capabilities) =>
        Given(InTheGroup).When(Answer(Command with { Answers = capabilities.ToDictionary(c => c, _ => 3) }))
            .ThenRefused("answers-incomplete");

    [Fact]
    public void No_answers_are_incomplete_answers() =>
        Given(InTheGroup).When(Answer(Command with { Answers = null! })).ThenRefused("answers-incomplete");

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-1)]
    public void A_generation_is_one_of_five(int generation) =>
        Given(InTheGroup).When(Answer(Command with { Answers = new Dictionary<string, int> { ["culture"] = 3, ["data"] = generation } }))
            .ThenRefused("generation-out-of-range");

    [Fact]
    public void It_is_not_answered_while_data_is_restricted() =>
        Given([.. InTheGroup, Restricted]).When(Answer(Command)).ThenRefused("personal-data-restricted");

    [Fact]
    public void Nobody_answers_who_is_erased() => Given([.. InTheGroup, Erased]).When(Answer(Command)).ThenRefused("person-erased");

    [Fact]
    public void The_answers_are_read_with_the_persons_key_alone()
    {
        var key = new PersonKey("agder", "kari", new byte[32]);
        var fact = Answered with { Answers = key.Seal("mapping", MappingAnswers.Write(Command.Answers)) };
        MappingAnswers.Read(fact, key).ShouldBe(Command.Answers, ignoreOrder: true);
        MappingAnswers.Read(fact, null).ShouldBeNull();
    }

    private static Func<Participant, IReadOnlyList<ParticipantFact>> Answer(AnswerMapping command) =>
        person => person.Decide(command, Taught, Answers);
}
