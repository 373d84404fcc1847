using System.Reflection;
using Samlop.Access;
using Shouldly;
using Xunit;

namespace Samlop;

/// <summary>Every route stands in the access matrix, and what people may do has a route.</summary>
/// <remarks>Whether routes and grains keep to the matrix is asked in the integration tests.</remarks>
public sealed class RouteRules(GatewayAlone gateway) : IClassFixture<GatewayAlone>
{
    private const string Matrix = "tests/Integration/Access/access-matrix.md";

    private static IEnumerable<MethodInfo> Contract => typeof(Call).Assembly.GetTypes()
        .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrainWithStringKey))).SelectMany(type => type.GetMethods());

    [Fact]
    public void The_table_holds_every_route_and_no_other()
    {
        var leading = gateway.Routes.Where(route => route.Method() is not null)
            .Select(route => $"{route.Name()} → {route.Method()!.OperationId}");
        var open = gateway.Routes.Where(route => route.Method() is null).Select(route => route.Name());

        AreTheSame(AccessTable.Approved.Routes.Select(line => $"{line.Route} → {line.Method}"), leading, "says who may use which route");
        AreTheSame(AccessTable.Approved.Open, open, "names the routes that are open to everybody");
    }

    [Fact]
    public void The_table_holds_every_method_of_the_contract() =>
        AreTheSame(AccessTable.Approved.Methods.Keys, Contract.Select(Name), "says who may ask a grain what");

    [Fact]
    public void Several_routes_to_one_method_are_for_the_same_roles()
    {
        foreach (var method in AccessTable.Approved.Routes.GroupBy(line => line.Method))
            method.Select(line => string.Join(' ', line.Roles.Values)).Distinct().Count().ShouldBe(1, method.Key);
    }

    [Fact]
    public void What_people_may_tell_a_grain_has_a_route() =>
        WithoutRoute.Where(method => method.ReturnType == typeof(Task<Receipt>)).Select(Name)
            .ShouldBeEmpty("add a route to the endpoints of its module");

    [Fact]
    public void What_people_may_ask_a_grain_has_a_route_or_stands_behind_the_gateway() =>
        WithoutRoute.Select(Name).Except(AccessTable.Approved.Behind.Select(line => line.Method))
            .ShouldBeEmpty($"add a route to the endpoints of its module, or a line behind the gateway in {Matrix}");

    private IEnumerable<MethodInfo> WithoutRoute => Contract
        .Where(method => method.GetCustomAttribute<AllowAttribute>()?.Roles.Any(role => role is not Role.System) is true)
        .ExceptBy(gateway.Routes.Select(route => route.Method()?.OperationId), Name);

    /// <summary>Names the lines by which they differ, and no others.</summary>
    private static void AreTheSame(IEnumerable<string> table, IEnumerable<string> code, string what)
    {
        List<string> lines = [.. table], there = [.. code];
        lines.ShouldBeUnique($"{Matrix} {what}, once each");
        there.Except(lines).ShouldBeEmpty($"{Matrix} {what}: add a line");
        lines.Except(there).ShouldBeEmpty($"{Matrix} {what}: take the line out, or add what it tells of");
    }

    private static string Name(MethodInfo method) =>
        $"{method.DeclaringType!.GetCustomAttribute<AliasAttribute>()!.Alias}.{method.GetCustomAttribute<AliasAttribute>()!.Alias}";
}
