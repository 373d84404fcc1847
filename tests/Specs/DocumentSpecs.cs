using System.Text.Json;
using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Municipalities;
using Samlop.Participants;
using Samlop.Programmes;
using Shouldly;
using Xunit;
using static Samlop.Telling;

namespace Samlop;

public sealed class DocumentSpecs
{
    [Fact]
    public void A_course_shows_the_module_that_was_opened_last_and_is_open()
    {
        var told = new Telling()
            .Course(Planned).Course(new EnrolmentOpened()).Course(new CourseStarted()).Course(new ModuleOpened("organization"));

        told.At<CourseDocument>(Moment.Now)[0].Row.ShouldBe(new CourseRow(
            TheCourse, "Våren 2026", "p1", 1, CoursePhase.Running, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), "organization"));
        told.Course(new ModuleClosed("organization")).At<CourseDocument>(Moment.Now)[0].Row.OpenModule.ShouldBeNull();
    }

    [Fact]
    public void A_municipality_shows_its_seats_and_hands_them_over_when_it_goes_into_another()
    {
        var told = new Telling().Seats("4204", "Kristiansand", 3).Municipality("4204", new SeatTaken(TheCourse, "a", "g1", false));

        told.At<MunicipalityDocument>(Moment.Now)[0].Row.Courses.ShouldBe([new CourseSeatsView(TheCourse, 3, 1)]);
        var merged = told.Municipality("4204", new MunicipalityMerged("4205", [])).At<MunicipalityDocument>(Moment.Now)[0].Row;
        merged.Courses.ShouldBeEmpty();
        merged.Successors.ShouldBe(["4205"]);
    }

    [Fact]
    public void What_was_not_begun_yet_is_not_there() =>
        new Telling().Formed("g1", effective: Day(9)).Group("g1", new ManagementGroups.MemberJoined("a", false), Day(8))
            .At<ManagementGroupDocument>(new Moment(AsOf: Day(8))).ShouldBeEmpty();

    [Fact]
    public void A_document_comes_back_from_the_database_as_it_was()
    {
        var told = new Telling()
            .Course(Planned).Seats("4204", "Kristiansand", 3).Formed("g1").Enrolled("a", "g1")
            .Person("a", new GatheringAttended(TheCourse, "organization"))
            .Person("a", new ActivityCompleted(TheCourse, "organization", "film"))
            .Group("g1", new ManagementGroups.DecisionProposed(
                "d1", "Statement", ManagementGroups.Horizon.Long, "rådmann", new DateOnly(2026, 9, 1), "", [], [], 3))
            .Group("g1", new ManagementGroups.DecisionWithdrawn("d1", "Reason"));

        ComesBack<CourseDocument>(told);
        ComesBack<MunicipalityDocument>(told);
        ComesBack<ManagementGroupDocument>(told);
        ComesBack<ParticipantDocument>(told);
    }

    [Fact]
    public void A_programme_shows_its_newest_version()
    {
        var facts = new RecordedFact[]
        {
            Published(1), Published(2), Published(3) with { Fact = new ProgrammeRetired("Reason") },
        };

        facts.FoldDocuments<ProgrammeDocument>(Moment.Now)[0].Row.ShouldBe(new ProgrammeRow("p1", "nb", 2, true));
    }

    [Fact]
    public void What_is_told_again_changes_no_document()
    {
        var film = new ActivityCompleted(TheCourse, "organization", "film");
        var dialogue = new ManagementGroups.DialogueHeld("d1", "organization", ["north"], "Home care", "");
        var told = new Telling().Formed("g1").Enrolled("a", "g1").Person("a", film).Group("g1", dialogue);

        ChangesNothing<ParticipantDocument>(told, again => again.Person("a", film));
        ChangesNothing<ManagementGroupDocument>(told, again => again.Group("g1", dialogue));
    }

    [Fact]
    public void No_fact_changes_a_document_that_does_not_name_it()
    {
        NoOtherChanges<CourseDocument>();
        NoOtherChanges<ManagementGroupDocument>();
        NoOtherChanges<MunicipalityDocument>();
        NoOtherChanges<ParticipantDocument>();
        NoOtherChanges<ProgrammeDocument>();
    }

    /// <summary>Folds each fact outside of <c>FoldedFrom</c> into a document that has seen all the facts inside.</summary>
    private static void NoOtherChanges<TDocument>()
        where TDocument : class, IDocument<TDocument>
    {
        var facts = SampleFacts.All.Select(fact => Published(1) with { Fact = fact }).ToList();
        var told = facts.Where(fact => TDocument.FoldedFrom.Contains(fact.Fact.GetType())).Aggregate((TDocument?)null, TDocument.Fold)!;

        foreach (var other in facts.Where(fact => !TDocument.FoldedFrom.Contains(fact.Fact.GetType())))
            TDocument.Fold(told, other).ShouldBeSameAs(
                told, $"{typeof(TDocument).Name} does not name {other.Fact.GetType().Name} in FoldedFrom, and is changed by it");
    }

    /// <summary>A document that stays equal is not written again.</summary>
    private static void ChangesNothing<TDocument>(Telling told, Func<Telling, Telling> again)
        where TDocument : class, IDocument<TDocument>
    {
        var document = told.At<TDocument>(Moment.Now)[0];
        TDocument.Fold(document, again(told).Facts[^1]).Equals(document).ShouldBeTrue();
    }

    private static RecordedFact Published(int number) => new(
        new ProgrammePublished(number, SmallProgramme.Content), Guid.Empty, "programme/agder/p1",
        number, Start, Start, "x", Access.Role.Coordinator, Guid.Empty, null, "x", null);

    private static void ComesBack<TDocument>(Telling told)
        where TDocument : class, IDocument<TDocument>
    {
        var written = JsonSerializer.Serialize(told.At<TDocument>(Moment.Now)[0], FactJson.Options);
        JsonSerializer.Serialize(JsonSerializer.Deserialize<TDocument>(written, FactJson.Options), FactJson.Options).ShouldBe(written);
        written.ShouldNotContain("isThere");
    }
}
