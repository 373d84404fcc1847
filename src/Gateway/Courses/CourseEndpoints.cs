using Samlop.Registers;
using Samlop.Routes;

namespace Samlop.Courses;

internal static class CourseEndpoints
{
    public static void MapCourses(this IEndpointRouteBuilder region)
    {
        var register = region.To<IRegisterGrain>(key: "{region}", tag: "Courses");
        var courses = region.MapGroup("/courses").To<ICourseGrain>(key: "{region}/{id}", tag: "Courses");

        courses.Create<PlanCourse>("", (course, command) => course.Plan(command));
        register.List("/courses", (register, asked) => register.Courses(asked.Page), row => row.Id)
            .WithSummary("The courses of the region.");
        courses.Get("/{id}", (course, asked) => course.View(asked.StreamMoment))
            .WithSummary("A course: its calendar, phase, municipalities and working group.");

        courses.Post<ScheduleGathering>("/{id}/gatherings", (course, command) => course.ScheduleGathering(command));
        courses.Post<RescheduleGathering>("/{id}/reschedulings", (course, command) => course.RescheduleGathering(command));
        courses.Post<InviteMunicipality>("/{id}/invitations", (course, command) => course.InviteMunicipality(command));

        courses.Put(
            "/{id}/working-group/{person}", (course, at) => course.AppointWorkingGroupMember(new AppointWorkingGroupMember(at["person"])));
        courses.Delete(
            "/{id}/working-group/{person}", (course, at) => course.ReleaseWorkingGroupMember(new ReleaseWorkingGroupMember(at["person"])));

        courses.Post("/{id}/enrolment-opening", (course, at) => course.OpenEnrolment(new OpenEnrolment()));
        courses.Post("/{id}/enrolment-closing", (course, at) => course.CloseEnrolment(new CloseEnrolment()));
        courses.Post("/{id}/start", (course, at) => course.Start(new StartCourse()));
        courses.Post("/{id}/completion", (course, at) => course.Complete(new CompleteCourse()));
        courses.Post<CancelCourse>("/{id}/cancellation", (course, command) => course.Cancel(command));

        courses.Post("/{id}/modules/{module}/opening", (course, at) => course.OpenModule(new OpenModule(at["module"])));
        courses.Post("/{id}/modules/{module}/gathering", (course, at) => course.HoldGathering(new HoldGathering(at["module"])));
        courses.Post("/{id}/modules/{module}/closing", (course, at) => course.CloseModule(new CloseModule(at["module"])));
    }
}
