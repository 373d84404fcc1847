using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.Courses;

public sealed class CourseSpecs(Installation installation)
{
    [Fact]
    public async Task A_planned_course_is_seen_where_the_answer_says()
    {
        var story = await Planned(installation, municipalities: [Kristiansand]);

        var seen = await story.Auditor.Get(story.Path());

        var course = seen.As<CourseView>();
        (course.Id, course.Name, course.Phase, course.AnonymityThreshold, course.Quorum)
            .ShouldBe((story.Course, "Digital ledelse", CoursePhase.Planned, 3, 50));
        (course.Programme, course.ProgrammeVersion).ShouldBe((story.Programme, 1));
        course.Modules.Select(module => (module.Module, module.Phase, module.Gathering?.On)).ShouldBe(
            Modules.Zip([70, 80, 90, 100], (module, day) => (module, ModulePhase.Coming, (DateOnly?)Day(day))));
        course.Municipalities.ShouldBe([new InvitedMunicipalityView(Kristiansand, 10)]);
        seen.ETag.ShouldBe($"\"{course.Version}\"");

        var plan = new PlanCourse("Kurs to", story.Programme, 1, Day(0), Day(9));
        var created = (await story.Coordinator.Post($"{story.Region}/courses", plan)).Receipted(HttpStatusCode.Created);
        created.Location.ShouldBe($"/api/v1/regions/{story.Region}/courses/{created.Id}");
        (await story.Auditor.See<CourseView>(created.Location!)).Name.ShouldBe("Kurs to");
    }

    [Fact]
    public async Task A_course_that_makes_no_sense_is_not_planned()
    {
        var story = await Founded(installation);
        await story.Publish();
        var before = await story.Facts();
        var plan = new PlanCourse("Kurs", story.Programme, 1, Day(0), Day(100));

        (await Plan(plan with { Name = " " })).Refused(HttpStatusCode.BadRequest, "course-name-empty");
        (await Plan(plan with { EndsOn = Day(-1) })).Refused(HttpStatusCode.BadRequest, "course-calendar-backwards");
        (await Plan(plan with { AnonymityThreshold = 2 })).Refused(HttpStatusCode.BadRequest, "anonymity-threshold-too-low");
        (await Plan(plan with { Quorum = 49 })).Refused(HttpStatusCode.BadRequest, "quorum-out-of-range");
        (await story.Auditor.Post($"{story.Region}/courses", plan)).Refused(HttpStatusCode.Forbidden, "forbidden");

        (await story.Facts()).ShouldBe(before);

        Task<Answer> Plan(PlanCourse command) => story.Coordinator.Post($"{story.Region}/courses", command);
    }

    [Fact]
    public async Task Gatherings_stand_in_the_calendar_and_are_moved_within_it()
    {
        var story = await Founded(installation);
        await story.Publish();
        var course = $"{story.Region}/courses/{await story.Plan()}";

        (await Schedule(new("organization", Day(70), "Kilden"))).Receipted();
        (await Schedule(new("organization", Day(70), "Kilden"))).Receipted();
        (await Schedule(new("organization", Day(71), "Kilden"))).Refused(HttpStatusCode.Conflict, "gathering-already-scheduled");
        (await Schedule(new("economy", Day(70), "Kilden"))).Refused(HttpStatusCode.BadRequest, "module-unknown");
        (await Schedule(new("management", Day(80), ""))).Refused(HttpStatusCode.BadRequest, "place-empty");
        (await Schedule(new("management", Day(60), "Kilden"))).Refused(HttpStatusCode.Conflict, "gatherings-out-of-order");
        (await Schedule(new("management", Day(401), "Kilden"))).Refused(HttpStatusCode.Conflict, "gathering-outside-course");
        (await Schedule(new("management", Day(80), "https://teams.example/1", Online: true, OpensOn: Day(81))))
            .Refused(HttpStatusCode.BadRequest, "module-opens-after-gathering");
        (await Schedule(new("management", Day(80), "https://teams.example/1", Online: true, OpensOn: Day(79)))).Receipted();

        (await Move(new("organization", Day(75), "Streik"))).Receipted();
        (await Move(new("organization", Day(75), ""))).Refused(HttpStatusCode.BadRequest, "reason-empty");
        (await Move(new("strategy", Day(90), "Streik"))).Refused(HttpStatusCode.Conflict, "gathering-not-scheduled");
        (await Move(new("management", Day(75), "Streik"))).Refused(HttpStatusCode.Conflict, "gatherings-out-of-order");

        var seen = await story.Auditor.See<CourseView>(course);
        seen.Modules[0].Gathering.ShouldBe(new GatheringView(Day(75), "Kilden", false, false, null, false));
        seen.Modules[1].Gathering.ShouldBe(new GatheringView(Day(80), "https://teams.example/1", true, false, Day(79), false));

        Task<Answer> Schedule(ScheduleGathering command) => story.Coordinator.Post($"{course}/gatherings", command);
        Task<Answer> Move(RescheduleGathering command) => story.Coordinator.Post($"{course}/reschedulings", command);
    }

    [Fact]
    public async Task Municipalities_of_the_region_are_invited_once()
    {
        var story = await Planned(installation, municipalities: [Kristiansand, Arendal]);

        (await Invite(Kristiansand, 10)).Receipted();
        (await Invite(Kristiansand, 11)).Refused(HttpStatusCode.Conflict, "municipality-already-invited");
        (await Invite(Grimstad, 10)).Refused(HttpStatusCode.Conflict, "municipality-not-in-region");
        (await Invite(Grimstad, 0)).Refused(HttpStatusCode.BadRequest, "seats-out-of-range");
        (await story.Seats(Arendal))!.Seats.ShouldBe(10);

        Task<Answer> Invite(string municipality, int seats) =>
            story.Coordinator.Post(story.Path("invitations"), new InviteMunicipality(municipality, seats));
    }

    [Fact]
    public async Task The_working_group_counts_in_its_own_course_alone()
    {
        var story = await Planned(installation, municipalities: [Kristiansand]);
        var other = await story.Plan("Et annet kurs");
        var helper = await installation.As("working-group", story.Region, "person-7");
        var move = new RescheduleGathering("organization", Day(72), "Streik");

        (await helper.Post(story.Path("reschedulings"), move)).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await story.Coordinator.Put(story.Path("working-group/person-7"))).Receipted();
        (await helper.Post(story.Path("reschedulings"), move)).Receipted();
        (await helper.Post($"{story.Region}/courses/{other}/reschedulings", move)).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await helper.See<CourseView>(story.Path())).WorkingGroup.ShouldBe(["person-7"]);
        (await story.Coordinator.Delete(story.Path("working-group/person-7"))).Receipted();
        (await story.Coordinator.Delete(story.Path("working-group/person-7"))).Refused(HttpStatusCode.Conflict, "not-in-working-group");
        (await helper.Post(story.Path("reschedulings"), move with { On = Day(73) })).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task No_step_of_a_course_is_skipped()
    {
        var story = await Founded(installation, Kristiansand);
        await story.Publish();
        var course = $"{story.Region}/courses/{await story.Plan()}";

        (await Step("enrolment-opening")).Refused(HttpStatusCode.Conflict, "no-municipality-invited");
        (await Step("enrolment-closing")).Refused(HttpStatusCode.Conflict, "course-not-enrolling");
        (await Step("start")).Refused(HttpStatusCode.Conflict, "course-not-enrolling");
        (await Step("completion")).Refused(HttpStatusCode.Conflict, "course-not-running");
        (await story.Coordinator.Post($"{course}/invitations", new InviteMunicipality(Kristiansand, 5))).Receipted();
        (await Step("enrolment-opening")).Receipted();
        (await Step("start")).Refused(HttpStatusCode.Conflict, "enrolment-still-open");
        (await Step("enrolment-closing")).Receipted();
        (await Step("start")).Refused(HttpStatusCode.Conflict, "gathering-not-scheduled");
        (await Step("modules/organization/opening")).Refused(HttpStatusCode.Conflict, "course-not-running");
        foreach (var (module, day) in Modules.Zip([60, 80, 90, 100]))
            (await story.Coordinator.Post($"{course}/gatherings", new ScheduleGathering(module, Day(day), "Kilden"))).Receipted();
        (await Step("start")).Receipted();
        (await Step("start")).Receipted();
        (await Step("enrolment-opening")).Refused(HttpStatusCode.Conflict, "course-not-planned");

        (await story.Auditor.See<CourseView>(course)).Phase.ShouldBe(CoursePhase.Running);
        (await story.Coordinator.Post($"{course}/no-such-step")).Refused(HttpStatusCode.NotFound, "not-found");
        (await story.Coordinator.Send(HttpMethod.Patch, course)).Refused(HttpStatusCode.MethodNotAllowed, "method-not-allowed");

        Task<Answer> Step(string step) => story.Coordinator.Post($"{course}/{step}");
    }

    [Fact]
    public async Task Modules_open_are_held_and_close_in_order_until_the_course_is_complete()
    {
        var story = await Founded(installation, Kristiansand);
        await story.Publish();
        var course = $"{story.Region}/courses/{await story.Plan()}";
        foreach (var (module, day) in Modules.Zip([10, 20, 30, 40]))
            (await story.Coordinator.Post($"{course}/gatherings", new ScheduleGathering(module, Day(day), "Kilden"))).Receipted();
        (await story.Coordinator.Post($"{course}/invitations", new InviteMunicipality(Kristiansand, 5))).Receipted();
        foreach (var step in (string[])["enrolment-opening", "enrolment-closing", "start"])
            (await Step(step, 1)).Receipted();

        (await Step("modules/management/opening", 5)).Refused(HttpStatusCode.Conflict, "module-out-of-order");
        (await Step("modules/economy/opening", 5)).Refused(HttpStatusCode.BadRequest, "module-unknown");
        (await Step("modules/organization/gathering", 10)).Refused(HttpStatusCode.Conflict, "module-not-open");
        foreach (var (module, day) in Modules.Zip([10, 20, 30, 40]))
        {
            (await Step($"modules/{module}/closing", day)).Refused(HttpStatusCode.Conflict, "module-not-open");
            (await Step($"modules/{module}/opening", day - 1)).Receipted();
            (await Step($"modules/{module}/closing", day)).Refused(HttpStatusCode.Conflict, "gathering-not-held");
            (await Step($"modules/{module}/gathering", day + 1)).Refused(HttpStatusCode.Conflict, "gathering-on-another-day");
            (await Step($"modules/{module}/gathering", day)).Receipted();
            (await Step("completion", day)).Refused(HttpStatusCode.Conflict, "module-still-open");
            (await Step($"modules/{module}/closing", day + 5)).Receipted();
        }

        (await story.Coordinator.Post($"{course}/reschedulings", new RescheduleGathering("strategy", Day(31), "Streik")))
            .Refused(HttpStatusCode.Conflict, "gathering-already-held");
        (await Step("completion", 50)).Receipted();
        (await Step("completion", 50)).Receipted();
        (await story.Coordinator.Post($"{course}/cancellation", new CancelCourse("For sent")))
            .Refused(HttpStatusCode.Conflict, "course-ended");
        (await story.Auditor.See<CourseView>(course)).Phase.ShouldBe(CoursePhase.Completed);

        Task<Answer> Step(string step, int day) => story.Coordinator.Post($"{course}/{step}", effective: On(day));
    }

    [Fact]
    public async Task A_cancelled_course_can_only_be_read()
    {
        var story = await Planned(installation, municipalities: [Kristiansand, Arendal]);

        (await story.Coordinator.Post(story.Path("cancellation"), new CancelCourse(""))).Refused(HttpStatusCode.BadRequest, "reason-empty");
        (await story.Coordinator.Post(story.Path("cancellation"), new CancelCourse("For få påmeldte"))).Receipted();
        (await story.Coordinator.Post(story.Path("cancellation"), new CancelCourse("For få påmeldte"))).Receipted();
        (await story.Coordinator.Post(story.Path("enrolment-opening"))).Refused(HttpStatusCode.Conflict, "course-ended");
        (await story.Coordinator.Post(story.Path("invitations"), new InviteMunicipality(Arendal, 5)))
            .Refused(HttpStatusCode.Conflict, "course-ended");

        (await story.Auditor.See<CourseView>(story.Path())).Phase.ShouldBe(CoursePhase.Cancelled);
        (await story.Coordinator.Put(story.Path("working-group/person-7"))).Receipted();
    }

    [Fact]
    public async Task The_list_of_courses_is_read_page_by_page_and_streamed()
    {
        var story = await Founded(installation);
        await story.Publish();
        var courses = new List<string>();
        for (var i = 1; i <= 5; i++)
            courses.Add(await story.Plan($"Kurs {i}"));
        await Wait.Until(async () => (await story.Auditor.List<CourseRow>($"{story.Region}/courses")).Count == 5, "all are listed");

        static string Id(JsonElement row) => row.GetProperty("id").GetString()!;
        (await story.Auditor.Pages($"{story.Region}/courses", 2)).Select(Id).ShouldBe(courses.Order(StringComparer.Ordinal));
        (await story.Auditor.Pages($"{story.Region}/courses", 5)).Select(Id).ShouldBe(courses.Order(StringComparer.Ordinal));
        (await story.Auditor.Streamed($"{story.Region}/courses")).Select(Id).ShouldBe(courses.Order(StringComparer.Ordinal));
        (await story.Auditor.List<CourseRow>($"{story.Region}/courses"))
            .ShouldAllBe(row => row.Phase == CoursePhase.Planned && row.Programme == story.Programme);
    }
}
