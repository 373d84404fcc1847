using Shouldly;
using Xunit;

namespace Samlop.ManagementGroups;

public sealed class ConsentToNamedModeSpecs : GroupSpec
{
    private static readonly NamedModeConsented Consented = new("bo");

    [Fact]
    public void A_member_consents() => Given(Group).When(group => group.Decide(new ConsentToNamedMode(), "bo")).Then(Consented);

    [Fact]
    public void Consenting_twice_is_recorded_once() =>
        Given(Group).And(Consented).When(group => group.Decide(new ConsentToNamedMode(), "bo")).ThenNothing();

    [Fact]
    public void Only_members_consent() =>
        Given(Group).When(group => group.Decide(new ConsentToNamedMode(), "else")).ThenRefused("not-a-member");

    [Fact]
    public void A_group_is_named_when_all_its_members_consent()
    {
        ManagementGroupFact[] consents =
        [
            new NamedModeConsented("ane"), new NamedModeConsented("bo"), new NamedModeConsented("cato"), new NamedModeConsented("dina"),
        ];
        Named([.. Group, .. consents]).ShouldBeTrue();
        Named([.. Group, .. consents[..3]]).ShouldBeFalse();
        Named([.. Group, .. consents[..3], new MemberLeft("dina", "transferred")]).ShouldBeTrue();
        Named([.. Group, .. consents, new MemberJoined("else", false)]).ShouldBeFalse();
        Named([.. Group, .. consents, new NamedModeRevoked("ane")]).ShouldBeFalse();
    }

    [Fact]
    public void A_group_without_members_is_not_named() => Named([Formed]).ShouldBeFalse();

    private static bool Named(IEnumerable<ManagementGroupFact> facts) =>
        facts.Aggregate(ManagementGroup.Initial, (group, fact) => group.Evolve(fact)).NamedMode;
}
