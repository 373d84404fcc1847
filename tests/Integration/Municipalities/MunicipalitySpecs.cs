using System.Net;
using System.Text.Json;
using Samlop.Participants;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.Municipalities;

public sealed class MunicipalitySpecs(Installation installation)
{
    [Fact]
    public async Task An_admitted_municipality_is_registered_with_name_and_county()
    {
        var story = await Founded(installation, Kristiansand, Arendal);

        var seen = await story.Auditor.Get($"{story.Region}/municipalities/{Kristiansand}");

        var view = seen.As<MunicipalityView>();
        (view.Number, view.Name, view.County, seen.ETag).ShouldBe(("4204", "Kristiansand", "Agder", "\"1\""));
        (await story.Auditor.Get($"{story.Region}/municipalities/{Grimstad}")).Refused(HttpStatusCode.NotFound, "not-found");
        await Wait.Until(
            async () => (await story.Auditor.List<MunicipalityRow>($"{story.Region}/municipalities")).Count == 2, "both are listed");
        (await story.Coordinator.List<MunicipalityRow>($"{story.Region}/municipalities")).Select(row => row.Name)
            .ShouldBe(["Arendal", "Kristiansand"]);
    }

    [Fact]
    public async Task Seats_are_changed_within_reason_and_never_below_those_taken()
    {
        var story = await Running(installation, members: 2);
        var at = $"{story.Region}/municipalities/{Kristiansand}/seats";

        (await story.Coordinator.Post(at, new ChangeSeats(story.Course, 5))).Receipted();
        (await story.Coordinator.Post(at, new ChangeSeats(story.Course, 501))).Refused(HttpStatusCode.BadRequest, "seats-out-of-range");
        (await story.Coordinator.Post(at, new ChangeSeats(story.Course, 1))).Refused(HttpStatusCode.Conflict, "seats-below-taken");
        (await story.Coordinator.Post(at, new ChangeSeats("no-such-course", 5))).Refused(HttpStatusCode.Conflict, "course-not-joined");
        (await story.Facilitator.Post(at, new ChangeSeats(story.Course, 5))).Refused(HttpStatusCode.Forbidden, "forbidden");

        (await story.Seats(Kristiansand)).ShouldBe(new CourseSeatsView(story.Course, 5, 2));
    }

    [Fact]
    public async Task Contacts_are_named_and_released()
    {
        var story = await Founded(installation, Kristiansand);
        var at = $"{story.Region}/municipalities/{Kristiansand}";

        (await story.Coordinator.Put($"{at}/contacts/person-7")).Receipted().Version.ShouldBe(2);
        (await story.Coordinator.Put($"{at}/contacts/person-7")).Receipted().Version.ShouldBe(2);
        (await story.Auditor.See<MunicipalityView>(at)).Contacts.ShouldBe(["person-7"]);
        (await story.Coordinator.Delete($"{at}/contacts/person-7")).Receipted().Version.ShouldBe(3);
        (await story.Coordinator.Delete($"{at}/contacts/person-7")).Refused(HttpStatusCode.Conflict, "contact-unknown");
        (await story.Coordinator.Put($"{at}/contacts/Kari%20Nordmann")).Refused(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_municipality_leaves_a_course_when_nobody_of_it_takes_part()
    {
        var story = await Running(installation, members: 1);
        var at = $"{story.Region}/municipalities/{Arendal}/courses/{story.Course}";

        (await story.Coordinator.Delete(at)).Refused(HttpStatusCode.Conflict, "seats-still-taken");
        var withdraw = new WithdrawParticipant(story.Course, "Ny jobb");
        (await story.Coordinator.Post($"{story.Region}/participants/{story.Neighbour.Lead.Id}/withdrawals", withdraw)).Receipted();
        await Wait.Until(async () => (await story.Seats(Arendal))?.Taken == 0, "the seat is given back");
        (await story.Coordinator.Delete(at)).Receipted();

        (await story.Seats(Arendal)).ShouldBeNull();
        (await story.Coordinator.Delete(at)).Refused(HttpStatusCode.Conflict, "course-not-joined");
    }

    [Fact]
    public async Task The_successor_of_a_merged_municipality_has_its_seats_and_groups()
    {
        var story = await Running(installation, members: 3);
        var at = $"{story.Region}/municipalities/{Kristiansand}";

        (await story.Coordinator.Post($"{at}/merger", new MergeMunicipality(Kristiansand)))
            .Refused(HttpStatusCode.BadRequest, "successor-is-itself");
        (await story.Coordinator.Post($"{at}/merger", new MergeMunicipality(Grimstad)))
            .Refused(HttpStatusCode.Conflict, "successor-unknown");
        (await story.Coordinator.Post($"{at}/merger", new MergeMunicipality(Arendal))).Receipted();

        await Wait.Until(async () => (await story.See(story.Group)).Municipality == Arendal, "the group has moved");
        (await story.Seats(Arendal)).ShouldBe(new CourseSeatsView(story.Course, 20, 4));
        (await story.Auditor.See<MunicipalityView>(at)).Successors.ShouldBe([Arendal]);
        (await story.Auditor.See<MunicipalityView>($"{story.Region}/municipalities/{Arendal}")).Predecessors.ShouldBe([Kristiansand]);
        (await story.See(story.Group, $"?asOf={On(20)}")).Municipality.ShouldBe(Kristiansand);
        (await story.Coordinator.Post($"{at}/seats", new ChangeSeats(story.Course, 5)))
            .Refused(HttpStatusCode.Conflict, "municipality-merged");
        await Wait.Until(
            async () => (await story.Coordinator.List<ParticipantRow>($"{story.Region}/participants?municipality={Arendal}")).Count == 4,
            "all four are listed in Arendal");
    }

    [Fact]
    public async Task A_split_municipality_leaves_each_group_to_one_successor()
    {
        var story = await Running(installation, members: 2);
        (await story.Administrator.Put($"{story.Region}/municipalities/{Grimstad}")).Receipted();
        await Wait.Until(
            async () => (await story.Auditor.Get($"{story.Region}/municipalities/{Grimstad}")).Status is HttpStatusCode.OK,
            "Grimstad is registered");
        var at = $"{story.Region}/municipalities/{Kristiansand}/split";

        (await story.Coordinator.Post(at, new SplitMunicipality([new(Arendal, [story.Group.Id])])))
            .Refused(HttpStatusCode.BadRequest, "split-needs-two");
        (await story.Coordinator.Post(at, new SplitMunicipality([new(Arendal, []), new(Grimstad, [])])))
            .Refused(HttpStatusCode.Conflict, "split-leaves-group-behind");
        (await story.Coordinator.Post(at, new SplitMunicipality([new(Arendal, []), new(Grimstad, [story.Group.Id])]))).Receipted();

        await Wait.Until(async () => (await story.See(story.Group)).Municipality == Grimstad, "the group has moved to Grimstad");
        (await story.Seats(Grimstad)).ShouldBe(new CourseSeatsView(story.Course, 2, 2));
        (await story.Seats(Arendal)).ShouldBe(new CourseSeatsView(story.Course, 18, 1));
        (await story.Auditor.See<MunicipalityView>($"{story.Region}/municipalities/{Kristiansand}")).Successors
            .ShouldBe([Arendal, Grimstad]);
    }

    [Fact]
    public async Task The_list_is_read_page_by_page_and_streamed()
    {
        string[] municipalities = ["4201", "4202", "4203", "4204", "4205"];
        var story = await Founded(installation, municipalities);
        await Wait.Until(
            async () => (await story.Auditor.List<MunicipalityRow>($"{story.Region}/municipalities")).Count == 5, "all are listed");

        static string Number(JsonElement row) => row.GetProperty("number").GetString()!;
        (await story.Auditor.Pages($"{story.Region}/municipalities", 2)).Select(Number).ShouldBe(municipalities);
        (await story.Auditor.Streamed($"{story.Region}/municipalities")).Select(Number).ShouldBe(municipalities);
        (await story.Auditor.Get($"{story.Region}/municipalities?limit=1001"))
            .Refused(HttpStatusCode.BadRequest, "query-parameter-invalid");
        (await story.Auditor.Get($"{story.Region}/municipalities?page=2")).Refused(HttpStatusCode.BadRequest, "query-parameter-unknown");
    }
}
