using Xunit;

namespace Samlop.ManagementGroups;

public sealed class AdoptDecisionSpecs : GroupSpec
{
    private static readonly AdoptDecision Command = new("one", ["bo", "ane"], []);
    private static readonly Dissent Disagrees = new("cato", "Too soon");
    private static readonly SealedDissent SealedUp = new("cato", Hidden("v1.x"));

    private static Story Asked => Given(Group).And(Proposed);

    [Fact]
    public void A_quorum_adopts_a_decision() => Asked.When(group => group.Decide(Command, Course, [])).Then(Adopted);

    [Fact]
    public void Adopting_twice_is_recorded_once() => Asked.And(Adopted).When(group => group.Decide(Command, Course, [])).ThenNothing();

    [Fact]
    public void Dissent_is_kept_under_the_dissenters_key() =>
        Asked.When(group => group.Decide(Command with { Dissent = [Disagrees] }, Course, [SealedUp]))
            .Then(Adopted with { Dissent = [SealedUp] });

    [Fact]
    public void Dissent_is_not_lost_on_a_decision_adopted_before() =>
        Asked.And(Adopted).When(group => group.Decide(Command with { Dissent = [Disagrees] }, Course, [SealedUp]))
            .ThenRefused("decision-not-proposed");

    [Fact]
    public void Nothing_more_is_written_about_an_erased_person() =>
        Asked.When(group => group.Decide(Command with { Dissent = [Disagrees] }, Course, [])).ThenRefused("person-erased");

    [Fact]
    public void Only_members_disagree() =>
        Asked.When(group => group.Decide(Command with { Dissent = [Disagrees with { Participant = "else" }] }, Course, []))
            .ThenRefused("not-a-member");

    [Fact]
    public void Only_members_adopt() =>
        Asked.When(group => group.Decide(Command with { Present = ["ane", "else"] }, Course, [])).ThenRefused("not-a-member");

    [Fact]
    public void It_takes_a_quorum() =>
        Asked.When(group => group.Decide(Command with { Present = ["ane"] }, Course, [])).ThenRefused("quorum-not-reached");

    [Fact]
    public void There_is_such_a_decision() =>
        Asked.When(group => group.Decide(Command with { Decision = "two" }, Course, [])).ThenRefused("decision-unknown");

    [Fact]
    public void What_was_withdrawn_is_not_adopted() =>
        Asked.And(new DecisionWithdrawn("one", "No")).When(group => group.Decide(Command, Course, [])).ThenRefused("decision-not-proposed");
}
