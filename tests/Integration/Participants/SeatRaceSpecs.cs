using System.Net;
using Samlop.Boards;
using Samlop.Municipalities;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.Participants;

public sealed class SeatRaceSpecs(Installation installation)
{
    [Fact]
    public async Task Two_hundred_people_for_twenty_seats()
    {
        var story = await Planned(installation, seats: 20, municipalities: [Kristiansand]);
        (await story.Coordinator.Post(story.Path("enrolment-opening"))).Receipted();
        var group = await story.Form(Kristiansand, "Skoleledelsen");
        var people = new string[200];
        await Parallel.ForAsync(0, people.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
        {
            var details = new PersonalDetails($"Nr{number}", "Nordmann", $"nr{number}@{story.Region}.example");
            var invite = new InviteParticipant(story.Course, Kristiansand, group.Id, false, details);
            var invited = await story.Coordinator.Post($"{story.Region}/participants", invite);
            people[number] = invited.Receipted(HttpStatusCode.Created).Id;
        });
        people.Distinct().Count().ShouldBe(200);

        var answers = await Task.WhenAll(people.Select(person =>
            story.Coordinator.Post($"{story.Region}/participants/{person}/enrolments", new EnrolParticipant(story.Course))));
        foreach (var answer in answers)
            answer.Receipted();

        await Wait.Until(
            async () => (await story.Coordinator.List<ParticipantRow>($"{story.Region}/participants?limit=1000"))
                .All(row => row.Phase is EnrolmentPhase.Enrolled or EnrolmentPhase.Declined),
            "everybody has an answer", seconds: 120);
        var listed = await story.Coordinator.List<ParticipantRow>($"{story.Region}/participants?limit=1000");
        listed.Select(row => row.Id).Order(StringComparer.Ordinal).ShouldBe(people.Order(StringComparer.Ordinal));
        var enrolled = listed.Where(row => row.Phase is EnrolmentPhase.Enrolled).Select(row => row.Id).ToHashSet();
        enrolled.Count.ShouldBe(20);
        (await story.Seats(Kristiansand)).ShouldBe(new CourseSeatsView(story.Course, 20, 20));
        (await story.See(group)).Members.Select(member => member.Participant).ShouldBe(enrolled, ignoreOrder: true);
        var told = await Task.WhenAll(people.Where(person => !enrolled.Contains(person)).Select(person =>
            story.Coordinator.See<ParticipantView>($"{story.Region}/participants/{person}")));
        told.Length.ShouldBe(180);
        told.ShouldAllBe(person => person.Enrolments.Single().DeclinedBecause == "no-seat-left");
        (await story.Coordinator.List<EnrolmentRow>(story.Path("boards/enrolment")))
            .ShouldBe([new EnrolmentRow(Kristiansand, "Kristiansand", 20, 0, 0, 20, 180, 0, 0)]);
    }

    [Fact]
    public async Task A_group_of_forty_takes_no_more_and_the_seat_is_given_back()
    {
        var story = await Planned(installation, seats: 50, municipalities: [Kristiansand]);
        (await story.Coordinator.Post(story.Path("enrolment-opening"))).Receipted();
        var group = await story.Form(Kristiansand, "Skoleledelsen");
        var people = new List<Person>();
        for (var i = 0; i < 41; i++)
            people.Add(await story.Invite(Kristiansand, group.Id));
        await Task.WhenAll(people.Select(person =>
            person.Self.Post($"{story.Region}/participants/{person.Id}/enrolments", new EnrolParticipant(story.Course))));

        await Wait.Until(
            async () => (await story.Coordinator.List<ParticipantRow>($"{story.Region}/participants"))
                .Any(row => row.Phase is EnrolmentPhase.Declined),
            "one is declined");
        await Wait.Until(async () => (await story.Seats(Kristiansand))!.Taken == 40, "its seat is given back");
        (await story.See(group)).Members.Count.ShouldBe(40);
        var declined = (await story.Coordinator.List<ParticipantRow>($"{story.Region}/participants"))
            .Single(row => row.Phase is EnrolmentPhase.Declined);
        (await story.Coordinator.See<ParticipantView>($"{story.Region}/participants/{declined.Id}")).Enrolments.Single().DeclinedBecause
            .ShouldBe("group-full");
    }
}
