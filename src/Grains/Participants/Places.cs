using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Municipalities;

namespace Samlop.Participants;

/// <summary>The way to a place, and back: what reactions ask for a participant.</summary>
internal static class Places
{
    public static async Task AskForPlace(this Because because, string course, string municipality, string group, bool lead, bool needsSeat)
    {
        var seats = because.Grain<IMunicipalityGrain>(municipality);
        var person = because.Grain<IParticipantGrain>(because.Id);
        var refused = needsSeat
            ? await because.Ask("take-seat", () => seats.TakeSeat(new TakeSeat(course, because.Id, group, lead)))
            : null;
        if (refused?.Code == "course-not-joined" && await because.Join(course, municipality))
            refused = await because.Ask("take-seat-joined", () => seats.TakeSeat(new TakeSeat(course, because.Id, group, lead)));
        if (refused is null)
        {
            refused = await because.Ask("admit", () => because.Grain<IManagementGroupGrain>(group).AdmitMember(new AdmitMember(because.Id, lead)));
            if (refused is not null && needsSeat)
                await because.Ask("release-seat", () => seats.ReleaseSeat(new ReleaseSeat(course, because.Id)));
        }

        await (refused is null
            ? because.Ask("confirm", () => person.ConfirmPlace(new ConfirmPlace(course, group)))
            : because.Ask("decline", () => person.DeclinePlace(new DeclinePlace(course, group, refused.Code))));
    }

    /// <summary>The course may have invited the municipality only just now, and its joining be under way beside this; false when it has not.</summary>
    private static async Task<bool> Join(this Because because, string course, string municipality)
    {
        CourseView? view = null;
        await because.Ask("look-up-invitation", async () => view = await because.Grain<ICourseGrain>(course).View(Moment.Now));
        if (view?.Municipalities.FirstOrDefault(invited => invited.Municipality == municipality) is not { } invitation)
            return false;
        var joining = because.Grain<IMunicipalityGrain>(municipality);
        await because.Ask("register", () => joining.Register(new RegisterMunicipality()));
        return await because.Ask("join", () => joining.JoinCourse(new JoinCourse(course, invitation.Seats))) is null;
    }

    /// <summary>Gives back what a participant no longer needs.</summary>
    public static async Task GiveBack(this Because because, string course, string? municipality, string group, string reason)
    {
        await because.Ask("release-member", () => because.Grain<IManagementGroupGrain>(group).ReleaseMember(new ReleaseMember(because.Id, reason)));
        if (municipality is not null)
            await because.Ask("release-seat", () => because.Grain<IMunicipalityGrain>(municipality).ReleaseSeat(new ReleaseSeat(course, because.Id)));
    }
}
