using Samlop.Programmes;
using Xunit;

namespace Samlop.Courses;

public sealed class PlanCourseSpecs : CourseSpec
{
    private static readonly PlanCourse Command = new(
        "Digital leadership 2026", "digital-leadership", 2, new DateOnly(2026, 1, 12), new DateOnly(2026, 6, 19));

    private static readonly Texts Text = new("b", "n", "e");
    private static readonly ProgrammeView Programme = new(
        "digital-leadership", 2, 2, 2, false,
        new ProgrammeContent(Text, Text, [new Module(First, Text, Text, []), new Module(Second, Text, Text, [])], []));

    [Fact]
    public void A_course_is_planned_with_the_modules_of_its_programme_in_order() =>
        Given().When(course => course.Decide(Command, Programme)).Then(Planned);

    [Fact]
    public void It_may_ask_for_more_answers_and_a_larger_quorum() =>
        Given().When(course => course.Decide(Command with { AnonymityThreshold = 3, Quorum = 100 }, Programme))
            .Then(Planned with { AnonymityThreshold = 3, Quorum = 100 });

    [Fact]
    public void Planning_it_twice_is_recorded_once() => Given(Planned).When(course => course.Decide(Command, Programme)).ThenNothing();

    [Fact]
    public void Planning_it_twice_is_recorded_once_also_when_the_programme_was_retired_between() =>
        Given(Planned).When(course => course.Decide(Command, Programme with { Retired = true })).ThenNothing();

    [Fact]
    public void It_is_not_planned_again_as_something_else() =>
        Given(Planned).When(course => course.Decide(Command with { ProgrammeVersion = 1 }, Programme))
            .ThenRefused("course-planned-otherwise");

    [Fact]
    public void No_new_course_chooses_a_retired_programme() =>
        Given().When(course => course.Decide(Command, Programme with { Retired = true })).ThenRefused("programme-retired");

    [Fact]
    public void It_needs_a_name() =>
        Given().When(course => course.Decide(Command with { Name = " " }, Programme)).ThenRefused("course-name-empty");

    [Fact]
    public void It_does_not_end_before_it_starts() =>
        Given().When(course => course.Decide(Command with { EndsOn = new DateOnly(2026, 1, 11) }, Programme))
            .ThenRefused("course-calendar-backwards");

    [Fact]
    public void Two_answers_are_too_few_to_show() =>
        Given().When(course => course.Decide(Command with { AnonymityThreshold = 2 }, Programme))
            .ThenRefused("anonymity-threshold-too-low");

    [Theory]
    [InlineData(49)]
    [InlineData(101)]
    public void A_quorum_is_from_half_to_all(int quorum) =>
        Given().When(course => course.Decide(Command with { Quorum = quorum }, Programme)).ThenRefused("quorum-out-of-range");
}
