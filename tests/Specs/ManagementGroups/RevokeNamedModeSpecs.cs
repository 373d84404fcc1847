using Xunit;

namespace Samlop.ManagementGroups;

public sealed class RevokeNamedModeSpecs : GroupSpec
{
    private static readonly NamedModeConsented Consented = new("bo");
    private static readonly NamedModeRevoked Revoked = new("bo");

    [Fact]
    public void A_member_takes_consent_back() =>
        Given(Group).And(Consented).When(group => group.Decide(new RevokeNamedMode(), "bo")).Then(Revoked);

    [Fact]
    public void Taking_it_back_twice_is_recorded_once() =>
        Given(Group).And(Consented, Revoked).When(group => group.Decide(new RevokeNamedMode(), "bo")).ThenNothing();

    [Fact]
    public void It_is_given_again() =>
        Given(Group).And(Consented, Revoked).When(group => group.Decide(new ConsentToNamedMode(), "bo")).Then(Consented);

    [Fact]
    public void Only_members_take_it_back() =>
        Given(Group).When(group => group.Decide(new RevokeNamedMode(), "else")).ThenRefused("not-a-member");
}
