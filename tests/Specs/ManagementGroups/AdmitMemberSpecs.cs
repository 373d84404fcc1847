using Xunit;

namespace Samlop.ManagementGroups;

public sealed class AdmitMemberSpecs : GroupSpec
{
    private static readonly MemberJoined[] Forty = [.. Enumerable.Range(1, 40).Select(number => new MemberJoined($"p{number}", false))];

    [Fact]
    public void A_member_joins() =>
        Given(Formed).When(group => group.Decide(new AdmitMember("ane", false))).Then(new MemberJoined("ane", false));

    [Fact]
    public void A_lead_joins() =>
        Given(Formed).When(group => group.Decide(new AdmitMember("ane", true))).Then(new MemberJoined("ane", true));

    [Fact]
    public void A_second_lead_joins_as_a_member() =>
        Given(Group).When(group => group.Decide(new AdmitMember("else", true))).Then(new MemberJoined("else", false));

    [Fact]
    public void Joining_twice_is_recorded_once() => Given(Group).When(group => group.Decide(new AdmitMember("ane", true))).ThenNothing();

    [Fact]
    public void Whoever_left_joins_again() =>
        Given(Group).And(new MemberLeft("bo", "transferred"))
            .When(group => group.Decide(new AdmitMember("bo", false))).Then(new MemberJoined("bo", false));

    [Fact]
    public void Nobody_joins_a_full_group() =>
        Given(Formed).And(Forty).When(group => group.Decide(new AdmitMember("ane", false))).ThenRefused("group-full");

    [Fact]
    public void The_fortieth_member_joins() =>
        Given(Formed).And(Forty[..39]).When(group => group.Decide(new AdmitMember("ane", false))).Then(new MemberJoined("ane", false));
}
