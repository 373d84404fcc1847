using Xunit;

namespace Samlop.ManagementGroups;

public sealed class ReleaseMemberSpecs : GroupSpec
{
    private static readonly ReleaseMember Command = new("ane", "transferred");
    private static readonly MemberLeft Left = new("ane", "transferred");

    [Fact]
    public void A_member_leaves() => Given(Group).When(group => group.Decide(Command)).Then(Left);

    [Fact]
    public void Leaving_twice_is_recorded_once() => Given(Group).And(Left).When(group => group.Decide(Command)).ThenNothing();

    [Fact]
    public void Whoever_is_no_member_cannot_leave() =>
        Given(Group).When(group => group.Decide(Command with { Participant = "else" })).ThenNothing();

    [Fact]
    public void When_the_lead_leaves_the_next_lead_is_whoever_joins_as_one() =>
        Given(Group).And(Left).When(group => group.Decide(new AdmitMember("else", true))).Then(new MemberJoined("else", true));

    [Fact]
    public void Consent_leaves_with_the_member() =>
        Given(Group).And(new NamedModeConsented("ane"), Left, new MemberJoined("ane", false))
            .When(group => group.Decide(new RevokeNamedMode(), "ane")).ThenNothing();
}
