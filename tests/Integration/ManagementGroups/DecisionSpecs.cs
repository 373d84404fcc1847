using System.Net;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.ManagementGroups;

public sealed class DecisionSpecs(Installation installation)
{
    private static readonly ProposeDecision Proposal = new(
        "Vi deler kalenderdata med nabokommunene.", Horizon.Short, "kommunedirektør", Day(300), "Innbyggerne flytter på seg.", ["La være"],
        [
            new Evidence(EvidenceKind.StartingPoint, "data-sharing"),
            new Evidence(EvidenceKind.Document, "https://arkiv.example/plan", "Kommuneplan")]);

    [Fact]
    public async Task A_decision_is_proposed_on_evidence_and_keeps_what_the_group_knew()
    {
        var story = await Running(installation, members: 3, firstGathering: 10);
        await story.AgreeStartingPoint();
        var (at, member) = ($"{story.Region}/groups/{story.Group.Id}/decisions", story.Group.People[1].Acting);
        var knew = (await story.See(story.Group)).Version;

        (await member.Post(at, Proposal with { Statement = "" })).Refused(HttpStatusCode.BadRequest, "statement-empty");
        (await member.Post(at, Proposal with { Owner = "" })).Refused(HttpStatusCode.BadRequest, "owner-empty");
        (await member.Post(at, Proposal with { ReviewOn = Day(59) })).Refused(HttpStatusCode.Conflict, "review-date-in-the-past");
        (await member.Post(at, Proposal with { Evidence = [new(EvidenceKind.Ambition, "data-sharing")] }))
            .Refused(HttpStatusCode.Conflict, "evidence-unknown");
        (await member.Post(at, Proposal with { Evidence = [new(EvidenceKind.Document, "arkiv/plan")] }))
            .Refused(HttpStatusCode.BadRequest, "evidence-link-invalid");
        var proposed = (await member.Post(at, Proposal, effective: On(13))).Receipted();

        var decision = (await story.See(story.Group)).Decisions.Single();
        (decision.Id, decision.Phase, decision.KnewVersion, decision.Statement, decision.Owner)
            .ShouldBe((proposed.Id, DecisionPhase.Proposed, knew, Proposal.Statement, "kommunedirektør"));
        decision.Evidence.ShouldBe(Proposal.Evidence);
    }

    [Fact]
    public async Task A_decision_is_adopted_reported_on_and_concluded()
    {
        var story = await Running(installation, members: 3);
        var (at, lead, dissenter) = ($"{story.Region}/groups/{story.Group.Id}", story.Group.Lead.Acting, story.Group.People[1]);
        string[] everybody = [.. story.Group.People.Select(person => person.Id)];
        var decision = await Propose(story);

        (await lead.Post($"{at}/decision-progress", new ReportDecisionProgress(decision, 10, "I gang")))
            .Refused(HttpStatusCode.Conflict, "decision-not-adopted");
        (await lead.Post($"{at}/decision-adoptions", new AdoptDecision("no-such", everybody, [])))
            .Refused(HttpStatusCode.Conflict, "decision-unknown");
        (await lead.Post($"{at}/decision-adoptions", new AdoptDecision(decision, [story.Group.Lead.Id], [])))
            .Refused(HttpStatusCode.Conflict, "quorum-not-reached");
        (await lead.Post($"{at}/decision-adoptions", new AdoptDecision(decision, [story.Neighbour.Lead.Id], [])))
            .Refused(HttpStatusCode.Conflict, "not-a-member");
        (await dissenter.Acting.Post($"{at}/decision-adoptions", new AdoptDecision(decision, everybody, [])))
            .Refused(HttpStatusCode.Forbidden, "forbidden");
        (await lead.Post(
            $"{at}/decision-adoptions",
            new AdoptDecision(decision, everybody, [new(dissenter.Id, "For dyrt")]),
            effective: On(20))).Receipted();
        (await lead.Post($"{at}/decision-adoptions", new AdoptDecision(decision, everybody, [])))
            .Refused(HttpStatusCode.Conflict, "decision-not-proposed");
        (await dissenter.Acting.Post($"{at}/decision-progress", new ReportDecisionProgress(decision, 101, "I gang")))
            .Refused(HttpStatusCode.BadRequest, "progress-out-of-range");
        (await dissenter.Acting.Post($"{at}/decision-progress", new ReportDecisionProgress(decision, 40, "I gang"), effective: On(25)))
            .Receipted();
        (await lead.Post($"{at}/decision-conclusions", new ConcludeDecision(decision, "")))
            .Refused(HttpStatusCode.BadRequest, "outcome-empty");
        (await lead.Post($"{at}/decision-conclusions", new ConcludeDecision(decision, "Deles"), effective: On(30))).Receipted();
        (await lead.Post($"{at}/decision-withdrawals", new WithdrawDecision(decision, "Angret")))
            .Refused(HttpStatusCode.Conflict, "decision-not-standing");

        var seen = (await story.See(story.Group)).Decisions.Single();
        (seen.Phase, seen.ProgressPerCent, seen.ProgressNote, seen.EndedBecause).ShouldBe((DecisionPhase.Concluded, 40, "I gang", "Deles"));
        seen.Dissent.ShouldBe([new DissentView(dissenter.Id, "For dyrt")]);
    }

    [Fact]
    public async Task A_decision_is_superseded_by_another_that_stands_or_withdrawn()
    {
        var story = await Running(installation, members: 1);
        var (at, lead) = ($"{story.Region}/groups/{story.Group.Id}", story.Group.Lead.Acting);
        var (first, second) = (await Propose(story), await Propose(story));
        (await lead.Post($"{at}/decision-adoptions", new AdoptDecision(first, [story.Group.Lead.Id], []), effective: On(20))).Receipted();

        (await Supersede(first, first)).Refused(HttpStatusCode.BadRequest, "decision-supersedes-itself");
        (await Supersede(first, "no-such")).Refused(HttpStatusCode.Conflict, "decision-unknown");
        (await Supersede(first, second)).Refused(HttpStatusCode.Conflict, "decision-not-adopted");
        (await lead.Post($"{at}/decision-adoptions", new AdoptDecision(second, [story.Group.Lead.Id], []), effective: On(20))).Receipted();
        (await Supersede(first, second)).Receipted();
        (await lead.Post($"{at}/decision-withdrawals", new WithdrawDecision(second, "")))
            .Refused(HttpStatusCode.BadRequest, "reason-empty");
        (await lead.Post($"{at}/decision-withdrawals", new WithdrawDecision(second, "Vi venter"), effective: On(30))).Receipted();

        var seen = (await story.See(story.Group)).Decisions;
        seen.Select(decision => (decision.Id, decision.Phase, decision.SupersededBy, decision.Supersedes, decision.EndedBecause)).ShouldBe(
            [(first, DecisionPhase.Superseded, second, null, null), (second, DecisionPhase.Withdrawn, null, first, "Vi venter")]);

        Task<Answer> Supersede(string decision, string by) =>
            lead.Post($"{at}/decision-supersessions", new SupersedeDecision(decision, by), effective: On(25));
    }

    private static async Task<string> Propose(RegionStory story) =>
        (await story.Group.Lead.Acting.Post(
            $"{story.Region}/groups/{story.Group.Id}/decisions", Proposal with { Evidence = [] }, effective: On(13))).Receipted().Id;
}
