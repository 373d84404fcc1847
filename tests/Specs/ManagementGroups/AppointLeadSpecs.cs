using Xunit;

namespace Samlop.ManagementGroups;

public sealed class AppointLeadSpecs : GroupSpec
{
    private static readonly AppointLead Command = new("bo");
    private static readonly LeadAppointed Appointed = new("bo");

    [Fact]
    public void A_member_becomes_the_lead() => Given(Group).When(group => group.Decide(Command)).Then(Appointed);

    [Fact]
    public void Appointing_twice_is_recorded_once() => Given(Group).And(Appointed).When(group => group.Decide(Command)).ThenNothing();

    [Fact]
    public void The_lead_before_leads_no_more() =>
        Given(Group).And(Appointed).When(group => group.Decide(new AppointLead("ane"))).Then(new LeadAppointed("ane"));

    [Fact]
    public void The_lead_is_a_member() => Given(Group).When(group => group.Decide(new AppointLead("else"))).ThenRefused("not-a-member");
}
