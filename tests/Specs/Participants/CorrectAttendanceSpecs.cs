using Samlop.Access;
using Shouldly;
using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

public sealed class CorrectAttendanceSpecs : Spec<Participant, ParticipantFact>
{
    private static readonly CorrectAttendance There = new(Spring, Organization, true, "Was online.");
    private static readonly CorrectAttendance NotThere = new(Spring, Organization, false, "Was ill.");
    private static readonly AttendanceCorrected WasThere = new(Spring, Organization, true, Reason);
    private static readonly AttendanceCorrected WasNotThere = new(Spring, Organization, false, Reason);
    private static readonly GatheringAttended Attended = new(Spring, Organization);
    private static readonly SubstituteSent Sent = new(Spring, Organization, Substitute);

    /// <summary>
    /// Both facts are of one day, and the correction names an earlier hour: a question about that day reads the facts in the order of
    /// their hours.
    /// </summary>
    [Fact]
    public void A_correction_counts_whichever_hour_of_the_day_it_names()
    {
        RecordedFact[] told =
        [
            .. InTheGroup.Select((fact, place) => Told(fact, place + 1, new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero))),
            Told(Attended, 4, new(2026, 2, 3, 15, 0, 0, TimeSpan.Zero)),
            Told(WasNotThere, 5, new(2026, 2, 3, 11, 0, 0, TimeSpan.Zero)),
        ];

        var seen = AttendanceLaw.InOrder(told.At(new Moment(AsOf: new(2026, 2, 4, 0, 0, 0, TimeSpan.Zero))))
            .Fold<Participant, ParticipantFact>();

        seen.Courses[Spring].Progress(Organization).Attendance.ShouldBe(Attendance.Absent);
    }

    private static RecordedFact Told(ParticipantFact fact, long version, DateTimeOffset effective) => new(
        fact, Guid.NewGuid(), "participant/agder/kari", version, effective.AddDays(version),
        effective, "samlop", Role.System, Guid.NewGuid(), null, "", null);

    [Fact]
    public void Somebody_was_there_after_all() => Given(InTheGroup).When(Correct(There)).Then(WasThere);

    [Fact]
    public void Somebody_was_not_there_after_all() => Given([.. InTheGroup, Attended]).When(Correct(NotThere)).Then(WasNotThere);

    [Fact]
    public void The_same_correction_twice_is_recorded_once()
    {
        Given([.. InTheGroup, WasThere]).When(Correct(There)).ThenNothing();
        Given([.. InTheGroup, Attended, WasNotThere]).When(Correct(NotThere)).ThenNothing();
    }

    [Fact]
    public void To_be_there_is_no_correction_for_who_was_there() => Given([.. InTheGroup, Attended]).When(Correct(There)).ThenNothing();

    [Fact]
    public void Not_to_have_been_there_is_known_from_then_on() => Given(InTheGroup).When(Correct(NotThere)).Then(WasNotThere);

    [Fact]
    public void A_substitute_is_taken_away() => Given([.. InTheGroup, Sent]).When(Correct(NotThere)).Then(WasNotThere);

    [Fact]
    public void Who_was_said_to_have_sent_a_substitute_was_there() => Given([.. InTheGroup, Sent]).When(Correct(There)).Then(WasThere);

    [Fact]
    public void To_have_been_there_completes_the_module() =>
        Given([.. InTheGroup, .. WorkOfOrganization]).When(Correct(There)).Then(WasThere, new ModuleCompleted(Spring, Organization));

    [Fact]
    public void Not_to_have_been_there_opens_the_module_again() =>
        Given([.. InTheGroup, .. OrganizationComplete]).When(Correct(NotThere)).Then(WasNotThere, new ModuleReopened(Spring, Organization));

    [Fact]
    public void What_was_opened_again_is_completed_again_and_the_course_finished_again() =>
        Given([.. InTheGroup, .. AllDone, WasNotThere, new ModuleReopened(Spring, Organization)])
            .When(Correct(There)).Then(WasThere, new ModuleCompleted(Spring, Organization), new CourseFinished(Spring));

    [Fact]
    public void Only_who_is_enrolled_is_corrected() => Given([.. InTheGroup, Withdrew]).When(Correct(There)).ThenRefused("not-enrolled");

    [Fact]
    public void The_gathering_must_have_been_held() =>
        Given(InTheGroup).When(person => person.Decide(There, Taught with { Course = Enrolling }, Reason))
            .ThenRefused("gathering-not-held");

    [Fact]
    public void It_needs_a_reason() => Given(InTheGroup).When(Correct(There with { Reason = "" })).ThenRefused("reason-empty");

    [Fact]
    public void Nobody_is_corrected_who_is_erased() => Given([.. InTheGroup, Erased]).When(Correct(There)).ThenRefused("person-erased");

    private static Func<Participant, IReadOnlyList<ParticipantFact>> Correct(CorrectAttendance command) =>
        person => person.Decide(command, Taught, Reason);
}
