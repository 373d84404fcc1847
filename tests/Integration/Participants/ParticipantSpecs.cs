using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.Participants;

public sealed class ParticipantSpecs(Installation installation)
{
    [Fact]
    public async Task A_person_is_one_participant_however_often_they_are_invited()
    {
        var story = await Planned(installation, municipalities: [Kristiansand, Arendal]);
        var (group, other) = (await story.Form(Kristiansand, "Skoleledelsen"), await story.Form(Arendal, "Helseledelsen"));
        var details = new PersonalDetails("Kari", "Nordmann", $"kari@{story.Region}.example", "Rektor");
        var invite = new InviteParticipant(story.Course, Kristiansand, group.Id, false, details);

        var invited = (await Invite(invite)).Receipted(HttpStatusCode.Created);
        (await Invite(invite with { Details = details with { Email = $" KARI@{story.Region}.example" } }))
            .Receipted(HttpStatusCode.Created).Id.ShouldBe(invited.Id);
        invited.Location.ShouldBe($"/api/v1/regions/{story.Region}/participants/{invited.Id}");
        var seen = await story.Coordinator.Get(invited.Location!);
        seen.As<ParticipantView>().Details.ShouldBe(details);
        seen.ETag.ShouldBe("\"1\"");

        (await Invite(invite with { Details = details with { GivenName = "" } })).Refused(HttpStatusCode.BadRequest, "name-empty");
        (await Invite(invite with { Details = details with { Email = "kari" } })).Refused(HttpStatusCode.BadRequest, "email-invalid");
        (await Invite(invite with { Course = "no-such" })).Refused(HttpStatusCode.BadRequest, "course-unknown");
        (await Invite(invite with { Municipality = Grimstad })).Refused(HttpStatusCode.Conflict, "municipality-not-in-course");
        (await Invite(invite with { Group = "no-such" })).Refused(HttpStatusCode.BadRequest, "group-unknown");
        (await Invite(invite with { Group = other.Id })).Refused(HttpStatusCode.Conflict, "group-of-another-municipality");
        (await story.Auditor.Post($"{story.Region}/participants", invite)).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await story.Auditor.Get($"{story.Region}/participants/{invited.Id}")).Refused(HttpStatusCode.Forbidden, "forbidden");

        Task<Answer> Invite(InviteParticipant command) => story.Coordinator.Post($"{story.Region}/participants", command);
    }

    [Fact]
    public async Task Enrolment_takes_a_seat_and_a_place_when_it_is_open()
    {
        var story = await Planned(installation, municipalities: [Kristiansand]);
        var group = await story.Form(Kristiansand, "Skoleledelsen");
        var person = await story.Invite(Kristiansand, group.Id, lead: true);
        var at = $"{story.Region}/participants/{person.Id}/enrolments";

        (await person.Self.Post(at, new EnrolParticipant(story.Course))).Refused(HttpStatusCode.Conflict, "enrolment-not-open");
        (await person.Self.Post(at, new EnrolParticipant("no-such"))).Refused(HttpStatusCode.Conflict, "not-invited");
        (await story.Coordinator.Post(story.Path("enrolment-opening"))).Receipted();
        (await (await installation.As("participant", story.Region, "somebody-else")).Post(at, new EnrolParticipant(story.Course)))
            .Refused(HttpStatusCode.Forbidden, "forbidden");
        (await person.Self.Post(at, new EnrolParticipant(story.Course))).Receipted();

        await Wait.Until(async () => (await story.See(person)).Phase is EnrolmentPhase.Enrolled, "the person is enrolled");
        (await story.Seats(Kristiansand))!.Taken.ShouldBe(1);
        (await story.See(group)).Members.Single().Lead.ShouldBeTrue();
        var again = new InviteParticipant(story.Course, Kristiansand, group.Id, false, person.Details);
        (await story.Coordinator.Post($"{story.Region}/participants", again)).Refused(HttpStatusCode.Conflict, "already-in-course");
    }

    [Fact]
    public async Task Details_are_corrected_and_an_address_belongs_to_one_person()
    {
        var story = await Planned(installation, municipalities: [Kristiansand]);
        var group = await story.Form(Kristiansand, "Skoleledelsen");
        var (person, other) = (await story.Invite(Kristiansand, group.Id), await story.Invite(Kristiansand, group.Id));
        var corrected = person.Details with { FamilyName = "Hansen", Email = $"ny@{story.Region}.example" };

        (await Correct(corrected)).Receipted().Version.ShouldBe(2);
        (await Correct(corrected)).Receipted().Version.ShouldBe(2);
        (await Correct(corrected with { Email = other.Details.Email })).Refused(HttpStatusCode.Conflict, "email-of-another-person");
        (await Correct(corrected with { FamilyName = " " })).Refused(HttpStatusCode.BadRequest, "name-empty");

        (await person.Self.See<ParticipantView>($"{story.Region}/participants/{person.Id}")).Details.ShouldBe(corrected);
        var again = new InviteParticipant(story.Course, Kristiansand, group.Id, false, corrected);
        (await story.Coordinator.Post($"{story.Region}/participants", again)).Receipted(HttpStatusCode.Created).Id.ShouldBe(person.Id);

        Task<Answer> Correct(PersonalDetails details) =>
            story.Coordinator.Put($"{story.Region}/participants/{person.Id}/details", new CorrectDetails(details));
    }

    [Fact]
    public async Task A_module_is_complete_when_its_work_is_done_and_its_gathering_attended()
    {
        var story = await Running(installation, members: 1, firstGathering: 10);
        var person = story.Group.Lead;
        var at = $"{story.Region}/participants/{person.Id}";

        (await Complete("organization", "no-such")).Refused(HttpStatusCode.BadRequest, "activity-unknown");
        (await Complete("organization", "a-change-that-worked")).Refused(HttpStatusCode.Conflict, "activity-not-alone");
        (await Complete("organization", "first-mapping")).Refused(HttpStatusCode.Conflict, "activity-needs-its-own-answer");
        (await Complete("management", "five-questions")).Refused(HttpStatusCode.Conflict, "module-not-open");
        var welcome = (await Complete("organization", "welcome")).Receipted();
        (await Complete("organization", "welcome")).Receipted().Version.ShouldBe(welcome.Version);
        (await Complete("organization", "more-than-systems")).Receipted();

        var answer = new AnswerMapping(story.Course, "organization", "first-mapping", 1, story.Everywhere(3));
        (await person.Self.Post($"{at}/mapping-answers", answer with { InstrumentVersion = 2 }))
            .Refused(HttpStatusCode.BadRequest, "instrument-version-other");
        (await person.Self.Post($"{at}/mapping-answers", answer with { Answers = new Dictionary<string, int> { ["data-sharing"] = 1 } }))
            .Refused(HttpStatusCode.BadRequest, "answers-incomplete");
        (await person.Self.Post($"{at}/mapping-answers", answer with { Answers = story.Everywhere(6) }))
            .Refused(HttpStatusCode.BadRequest, "generation-out-of-range");
        (await person.Self.Post($"{at}/mapping-answers", answer)).Receipted();
        (await person.Self.Post($"{at}/mapping-answers", answer)).Refused(HttpStatusCode.Conflict, "mapping-already-answered");

        (await person.Self.Post($"{at}/reflections", new WriteReflection(story.Course, "organization", "what-surprised-me", "")))
            .Refused(HttpStatusCode.BadRequest, "reflection-empty");
        (await person.Self.Post(
            $"{at}/reflections",
            new WriteReflection(story.Course, "organization", "what-surprised-me", "At vi ligner på hverandre."))).Receipted();
        (await story.See(person)).Modules[0].Complete.ShouldBeFalse();
        (await story.Facilitator.Post($"{at}/attendances", new AttendGathering(story.Course, "management")))
            .Refused(HttpStatusCode.Conflict, "gathering-not-held");
        (await story.Facilitator.Post($"{at}/attendances", new AttendGathering(story.Course, "organization"), effective: On(10)))
            .Receipted();

        var own = (await person.Self.See<ParticipantView>(at)).Enrolments.Single();
        (own.Modules[0].Complete, own.Modules[0].Attendance).ShouldBe((true, Attendance.Attended));
        own.Answers!["organization/first-mapping"]["data-sharing"].ShouldBe(3);
        own.Reflections!["organization/what-surprised-me"].ShouldBe("At vi ligner på hverandre.");
        var asSeen = await story.See(person);
        (asSeen.Answers, asSeen.Reflections).ShouldBe((null, null));
        await Wait.Until(
            async () => (await story.Coordinator.List<ParticipantRow>($"{story.Region}/participants"))
                .Any(row => row.ModulesComplete.Contains("organization")),
            "the list shows the module complete");

        Task<Answer> Complete(string module, string activity) =>
            person.Self.Post($"{at}/activities", new CompleteActivity(story.Course, module, activity), effective: On(9));
    }

    [Fact]
    public async Task Who_was_not_there_may_have_sent_somebody()
    {
        var story = await Running(installation, members: 1, firstGathering: 10);
        var at = $"{story.Region}/participants/{story.Group.Lead.Id}";

        (await Substitute("")).Refused(HttpStatusCode.BadRequest, "name-empty");
        (await Substitute("Ola Vikar")).Receipted();
        (await story.See(story.Group.Lead)).Modules[0].Attendance.ShouldBe(Attendance.Substitute);
        (await Correct(true, "")).Refused(HttpStatusCode.BadRequest, "reason-empty");
        (await Correct(true, "Kom likevel")).Receipted();
        (await Substitute("Ola Vikar")).Refused(HttpStatusCode.Conflict, "already-attended");
        (await story.See(story.Group.Lead)).Modules[0].Attendance.ShouldBe(Attendance.Attended);

        Task<Answer> Substitute(string name) =>
            story.Facilitator.Post($"{at}/substitutes", new SendSubstitute(story.Course, "organization", name), effective: On(10));
        Task<Answer> Correct(bool attended, string reason) =>
            story.Facilitator.Post(
                $"{at}/attendance-corrections", new CorrectAttendance(story.Course, "organization", attended, reason), effective: On(10));
    }

    [Fact]
    public async Task A_transfer_moves_the_person_and_leaves_the_old_groups_work()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        await story.Map([.. story.Group.People]);
        var person = story.Group.People[2];

        (await Transfer(story.Group.Id)).Refused(HttpStatusCode.Conflict, "already-in-group");
        (await Transfer("no-such")).Refused(HttpStatusCode.BadRequest, "group-unknown");
        (await Transfer(story.Neighbour.Id)).Receipted();

        await Wait.Until(async () => (await story.See(story.Group)).Members.Count == 2, "the old group has let the person go");
        await Wait.Until(async () => (await story.Seats(Kristiansand))!.Taken == 2, "the old seat is given back");
        (await story.See(story.Neighbour)).Members.Count.ShouldBe(2);
        (await story.Seats(Arendal))!.Taken.ShouldBe(2);
        (await story.See(person)).Group.ShouldBe(story.Neighbour.Id);
        (await story.See(story.Group)).Rounds.Single().Respondents.ShouldBe(3);

        Task<Answer> Transfer(string group) =>
            story.Coordinator.Post(
                $"{story.Region}/participants/{person.Id}/transfers",
                new TransferParticipant(story.Course, group, "Ny jobb"),
                effective: On(20));
    }

    [Fact]
    public async Task Who_withdraws_gives_seat_and_place_back()
    {
        var story = await Running(installation, members: 2);
        var person = story.Group.People[1];
        var at = $"{story.Region}/participants/{person.Id}/withdrawals";

        (await person.Self.Post(at, new WithdrawParticipant(story.Course, ""))).Refused(HttpStatusCode.BadRequest, "reason-empty");
        (await person.Self.Post(at, new WithdrawParticipant("no-such", "Ny jobb"))).Refused(HttpStatusCode.Conflict, "not-in-course");
        (await person.Self.Post(at, new WithdrawParticipant(story.Course, "Ny jobb"))).Receipted();

        await Wait.Until(async () => (await story.Seats(Kristiansand))!.Taken == 1, "the seat is given back");
        (await story.See(story.Group)).Members.Single().Participant.ShouldBe(story.Group.Lead.Id);
        var complete = new CompleteActivity(story.Course, "organization", "welcome");
        (await person.Self.Post($"{story.Region}/participants/{person.Id}/activities", complete))
            .Refused(HttpStatusCode.Conflict, "not-enrolled");
    }

    [Fact]
    public async Task The_list_of_participants_is_narrowed_paged_and_streamed()
    {
        var story = await Running(installation, members: 3);
        var at = $"{story.Region}/participants";
        await Wait.Until(
            async () => (await story.Coordinator.List<ParticipantRow>(at)).Count(row => row.Phase is EnrolmentPhase.Enrolled) == 4,
            "four are listed as enrolled");

        var people = story.Group.People.Concat(story.Neighbour.People);
        string[] everybody = [.. people.Select(person => person.Id).Order(StringComparer.Ordinal)];
        static string Id(JsonElement row) => row.GetProperty("id").GetString()!;
        (await story.Coordinator.Pages(at, 2)).Select(Id).ShouldBe(everybody);
        (await story.Coordinator.Streamed(at)).Select(Id).ShouldBe(everybody);
        (await story.Coordinator.List<ParticipantRow>($"{at}?group={story.Group.Id}")).Count.ShouldBe(3);
        (await story.Coordinator.List<ParticipantRow>($"{at}?municipality={Arendal}")).Single().Email
            .ShouldBe(story.Neighbour.Lead.Details.Email);
        (await story.Coordinator.List<ParticipantRow>($"{at}?course=no-such")).ShouldBeEmpty();
        (await story.Auditor.Get(at)).Refused(HttpStatusCode.Forbidden, "forbidden");
    }
}
