using System.Globalization;
using Samlop.Access;
using Samlop.Journeys;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.Courses;

/// <summary>What the calendar does by itself, driven by the reminders in the database.</summary>
public sealed class CalendarSpecs(Installation installation)
{
    [Fact]
    public async Task A_module_opens_by_itself_on_its_day_and_a_gathering_left_behind_falls_due()
    {
        var story = await RegionStory.Planned(installation, firstGathering: 20, firstOpens: 10, municipalities: Kristiansand);
        (await story.Coordinator.Post(story.Path("enrolment-opening"), effective: On(1))).Receipted();
        var group = await story.Form(Kristiansand, "Rådmannens ledergruppe", 1);
        (await story.Coordinator.Post(story.Path("enrolment-closing"), effective: On(3))).Receipted();
        (await Reminders(story)).ShouldBe(1);
        (await story.Coordinator.Post(story.Path("start"), effective: On(4))).Receipted();

        // The calendar looks soon after each activation, and then every hour.
        await installation.Drop($"course/{story.Region}/{story.Course}");
        await Wait.Until(async () => Opened(await story.Coordinator.See<CourseView>(story.Path())), "the module opens by itself");

        var lines = await story.Coordinator.List<JourneyLine>($"{story.Region}/groups/{group.Id}/journey");
        var opened = lines.Where(line => line.Fact == "module-opened").ShouldHaveSingleItem();
        (opened.Role, opened.Actor).ShouldBe((Role.System, "samlop"));
        lines.Where(line => line.Fact == "gathering-fell-due").ShouldHaveSingleItem().Details["module"].ShouldBe("organization");
    }

    [Fact]
    public async Task A_course_that_has_ended_is_not_woken_any_more()
    {
        var story = await RegionStory.Planned(installation, municipalities: Kristiansand);
        (await Reminders(story)).ShouldBe(1);

        (await story.Coordinator.Post(story.Path("cancellation"), new CancelCourse("Ingen lokaler."), effective: On(1))).Receipted();

        (await Reminders(story)).ShouldBe(0);
    }

    private static bool Opened(CourseView course) =>
        course.Modules.Single(module => module.Module == "organization").Phase is ModulePhase.Open;

    private async Task<long> Reminders(RegionStory story)
    {
        await using var command = installation.History.CreateCommand("select count(*) from orleans.reminder where grain_id = $1");
        command.Parameters.AddWithValue($"course/{story.Region}/{story.Course}");
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
