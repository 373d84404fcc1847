namespace Samlop.Courses;

/// <summary>A course of two modules, at each stage of its life.</summary>
public abstract class CourseSpec : Spec<Course, CourseFact>
{
    protected const string First = "organization", Second = "management";

    protected static readonly DateOnly FirstDay = new(2026, 2, 10), SecondDay = new(2026, 4, 14);

    protected static readonly CoursePlanned Planned = new(
        "Digital leadership 2026", "digital-leadership", 2, [First, Second], new DateOnly(2026, 1, 12), new DateOnly(2026, 6, 19), 5, 50);

    protected static readonly GatheringScheduled FirstScheduled = new(
        First, FirstDay, "Arendal kulturhus", false, new DateOnly(2026, 1, 20));
    protected static readonly GatheringScheduled SecondScheduled = new(Second, SecondDay, "https://meet.example/2", true, null);
    protected static readonly MunicipalityInvited Invited = new("4203", 20);

    protected static Story Enrolling => Given(Planned, FirstScheduled, SecondScheduled, Invited, new EnrolmentOpened());

    protected static Story Running => Enrolling.And(new EnrolmentClosed(), new CourseStarted());

    protected static Story FirstOpened => Running.And(new ModuleOpened(First));

    protected static Story FirstHeld => FirstOpened.And(new GatheringHeld(First, FirstDay));

    protected static Story Completed => FirstHeld.And(
        new ModuleClosed(First), new ModuleOpened(Second),
        new GatheringHeld(Second, SecondDay), new ModuleClosed(Second), new CourseCompleted());

    protected static Story Cancelled => Running.And(new CourseCancelled("Too few enrolled"));
}
