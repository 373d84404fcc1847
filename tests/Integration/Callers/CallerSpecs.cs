using System.Security.Claims;
using Samlop.Access;
using Shouldly;
using Xunit;

namespace Samlop.Callers;

public sealed class CallerSpecs
{
    [Fact]
    public void Grants_are_read_from_the_token()
    {
        var caller = With("administrator", "group-lead:agder");

        caller.Grants.ShouldBe([new Grant(Role.Administrator, null), new Grant(Role.GroupLead, "agder")]);
    }

    [Theory]
    [InlineData("system:agder")]
    [InlineData("coordinator")]
    [InlineData("administrator:agder")]
    [InlineData("Coordinator:agder")]
    [InlineData("coordinator:")]
    [InlineData("coordinator:Agder")]
    [InlineData("coordinator:agder/x")]
    [InlineData("1:agder")]
    public void What_is_no_grant_grants_nothing(string word) => With(word).Grants.ShouldBeEmpty();

    [Fact]
    public void Whoever_has_no_grant_in_a_region_learns_nothing_of_it() =>
        Should.Throw<Refused>(() => With("coordinator:agder").MustBeOneOf([Role.Coordinator], "rogaland")).Code.ShouldBe("not-found");

    [Fact]
    public void An_administrator_learns_nothing_where_administrators_are_not_allowed() =>
        Should.Throw<Refused>(() => With("administrator").MustBeOneOf([Role.Coordinator], "agder")).Code.ShouldBe("not-found");

    [Fact]
    public void Another_role_in_the_region_is_forbidden() =>
        Should.Throw<Refused>(() => With("auditor:agder").MustBeOneOf([Role.Coordinator], "agder")).Code.ShouldBe("forbidden");

    [Fact]
    public void One_allowed_role_of_several_is_enough() =>
        Should.NotThrow(() => With("auditor:agder", "coordinator:agder").MustBeOneOf([Role.Coordinator], "agder"));

    private static Caller With(params string[] grants) =>
        Caller.Of(new ClaimsPrincipal(
            new ClaimsIdentity([new Claim("sub", "someone"), .. grants.Select(grant => new Claim("samlop_grants", grant))])));
}
