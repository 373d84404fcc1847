using Xunit;

namespace Samlop.Courses;

public sealed class OpenModuleSpecs : CourseSpec
{
    private static readonly OpenModule Command = new(First);

    [Fact]
    public void The_first_module_opens() => Running.When(course => course.Decide(Command)).Then(new ModuleOpened(First));

    [Fact]
    public void The_next_opens_when_the_gathering_before_was_held() =>
        FirstHeld.When(course => course.Decide(new OpenModule(Second))).Then(new ModuleOpened(Second));

    [Fact]
    public void Opening_it_twice_is_recorded_once() => FirstOpened.When(course => course.Decide(Command)).ThenNothing();

    [Fact]
    public void A_closed_module_does_not_open_again() =>
        FirstHeld.And(new ModuleClosed(First)).When(course => course.Decide(Command)).ThenNothing();

    [Fact]
    public void No_module_is_left_out() => Running.When(course => course.Decide(new OpenModule(Second))).ThenRefused("module-out-of-order");

    [Fact]
    public void The_gathering_before_is_held_first() =>
        FirstOpened.When(course => course.Decide(new OpenModule(Second))).ThenRefused("module-out-of-order");

    [Fact]
    public void The_module_is_one_of_the_course() =>
        Running.When(course => course.Decide(new OpenModule("strategy"))).ThenRefused("module-unknown");

    [Fact]
    public void The_course_runs() => Enrolling.When(course => course.Decide(Command)).ThenRefused("course-not-running");

    [Fact]
    public void Nothing_opens_in_a_course_that_has_ended() => Cancelled.When(course => course.Decide(Command)).ThenRefused("course-ended");
}
