using Xunit;

namespace Samlop.ManagementGroups;

public sealed class ProposeDecisionSpecs : GroupSpec
{
    private static readonly ProposeDecision Command = new(
        " One register for all ", Horizon.Short, "kommunedirektør ", new DateOnly(2026, 9, 1), "We keep four", ["Two", " ", "None"], []);

    private static readonly ReflectionRecorded Reflected = new("organization", "look-back", "We learned to ask.");
    private static readonly DialogueHeld Talked = new("d1", "organization", ["north"], "Home care", "");

    private static Evidence Document(string address) => new(EvidenceKind.Document, address, "Kommuneplan 2026–2038");

    [Fact]
    public void A_decision_is_proposed_with_what_the_group_knew() =>
        Given(Group).When(group => group.Decide(Command, "one", 5, Today)).Then(Proposed);

    [Fact]
    public void The_same_proposal_twice_is_recorded_once() =>
        Given(Group).And(Proposed).When(group => group.Decide(Command, "one", 6, Today)).ThenNothing();

    [Fact]
    public void The_same_words_again_are_another_proposal() =>
        Given(Group).And(Proposed).When(group => group.Decide(Command, "two", 6, Today)).Then(Proposal("two") with { KnewVersion = 6 });

    [Fact]
    public void It_rests_on_evidence()
    {
        Evidence[] evidence =
        [
            new(EvidenceKind.StartingPoint, "data"), new(EvidenceKind.Ambition, "data"), new(EvidenceKind.Dialogue, "d1"),
            new(EvidenceKind.Reflection, "organization/look-back"), Document("https://example.org/plan"),
        ];
        Given(Group).And(FirstRound, StartsAtTwo, AimsAtFour, Reflected, Talked)
            .When(group => group.Decide(Command with { Evidence = evidence }, "one", 10, Today))
            .Then(Proposed with { Evidence = evidence, KnewVersion = 10 });
    }

    [Theory]
    [InlineData(EvidenceKind.StartingPoint, "data")]
    [InlineData(EvidenceKind.Ambition, "data")]
    [InlineData(EvidenceKind.Dialogue, "d1")]
    [InlineData(EvidenceKind.Reflection, "organization/look-back")]
    public void Evidence_is_something_the_group_has(EvidenceKind kind, string reference) =>
        Given(Group).When(group => group.Decide(Command with { Evidence = [new(kind, reference)] }, "one", 5, Today))
            .ThenRefused("evidence-unknown");

    [Theory]
    [InlineData("")]
    [InlineData("plan.pdf")]
    [InlineData("/plan")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    public void A_document_has_a_whole_address_on_the_web(string address) =>
        Given(Group).When(group => group.Decide(Command with { Evidence = [Document(address)] }, "one", 5, Today))
            .ThenRefused("evidence-link-invalid");

    [Fact]
    public void It_says_what() =>
        Given(Group).When(group => group.Decide(Command with { Statement = " " }, "one", 5, Today)).ThenRefused("statement-empty");

    [Fact]
    public void It_says_whose_it_is() =>
        Given(Group).When(group => group.Decide(Command with { Owner = "" }, "one", 5, Today)).ThenRefused("owner-empty");

    [Fact]
    public void Its_review_lies_ahead() =>
        Given(Group).When(group => group.Decide(Command with { ReviewOn = Today.AddDays(-1) }, "one", 5, Today))
            .ThenRefused("review-date-in-the-past");
}
