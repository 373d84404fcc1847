using Xunit;

namespace Samlop.Courses;

public sealed class CloseModuleSpecs : CourseSpec
{
    private static readonly CloseModule Command = new(First);

    [Fact]
    public void A_module_closes_after_its_gathering() => FirstHeld.When(course => course.Decide(Command)).Then(new ModuleClosed(First));

    [Fact]
    public void Closing_it_twice_is_recorded_once() =>
        FirstHeld.And(new ModuleClosed(First)).When(course => course.Decide(Command)).ThenNothing();

    [Fact]
    public void It_was_open() => Running.When(course => course.Decide(Command)).ThenRefused("module-not-open");

    [Fact]
    public void Its_gathering_was_held() => FirstOpened.When(course => course.Decide(Command)).ThenRefused("gathering-not-held");

    [Fact]
    public void Nothing_closes_in_a_course_that_has_ended() =>
        FirstHeld.And(new CourseCancelled("Budget")).When(course => course.Decide(Command)).ThenRefused("course-ended");
}
