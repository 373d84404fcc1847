using System.Reflection;
using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Participants;
using Samlop.People;
using Shouldly;
using Xunit;

namespace Samlop.Journeys;

public sealed class JourneyDetailsSpecs
{
    [Fact]
    public void A_fact_shows_what_it_says() =>
        JourneyDetails.Of(new AmbitionSet("leadership", 4, Horizon.Long, new DateOnly(2028, 6, 1))).ShouldBe(new Dictionary<string, string>
        {
            ["capability"] = "leadership", ["generation"] = "4", ["horizon"] = "long", ["by"] = "2028-06-01",
        }, ignoreOrder: true);

    [Fact]
    public void Lists_and_what_stands_in_them_are_written_on_one_line() =>
        JourneyDetails.Of(new DecisionProposed(
            "d1", "Share one data platform", Horizon.Short, "kommunedirektør",
            new DateOnly(2026, 9, 1), "Cheaper", ["Each alone", "Together"],
            [new Evidence(EvidenceKind.StartingPoint, "data")], 7))
            .ShouldSatisfyAllConditions(
                details => details["optionsWeighed"].ShouldBe("Each alone, Together"),
                details => details["evidence"].ShouldBe("kind: starting-point; reference: data"),
                details => details["knewVersion"].ShouldBe("7"));

    [Fact]
    public void What_a_person_answered_wrote_or_said_is_left_out()
    {
        JourneyDetails.Of(new MappingAnswered("c1", "organization", "test", "g1", "maturity", 2, Telling.Secret)).Keys
            .ShouldBe(["course", "module", "activity", "group", "instrument", "instrumentVersion"], ignoreOrder: true);
        JourneyDetails.Of(new DecisionAdopted("d1", ["a", "b"], [new SealedDissent("a", Telling.Secret)])).ShouldBe(
            new Dictionary<string, string> { ["decision"] = "d1", ["present"] = "a, b" }, ignoreOrder: true);
        JourneyDetails.Of(new ParticipantWithdrew("c1", "4204", "g1", Telling.Secret)).Keys
            .ShouldBe(["course", "municipality", "group"], ignoreOrder: true);
    }

    [Fact]
    public void No_fact_there_is_shows_a_sealed_text()
    {
        var facts = FactNames.All.Keys.Select(type => (Fact)Filled(type, 0)!).ToList();

        facts.Select(fact => System.Text.Json.JsonSerializer.Serialize(fact, fact.GetType(), FactJson.Options))
            .Count(json => json.Contains(Telling.Secret.Text, StringComparison.Ordinal)).ShouldBeGreaterThan(5);
        facts.SelectMany(fact => JourneyDetails.Of(fact).Values).ShouldAllBe(value => !value.Contains(Telling.Secret.Text));
    }

    [Fact]
    public void A_fact_without_content_shows_nothing() => JourneyDetails.Of(new CourseStarted()).ShouldBeEmpty();

    /// <summary>A value of the type, with a value in each of its parts.</summary>
    private static object? Filled(Type type, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Filled(inner, depth);
        if (type == typeof(string))
            return "text";
        if (type == typeof(Sealed))
            return Telling.Secret;
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(0);
        if (type.IsValueType)
            return Activator.CreateInstance(type);
        if (depth > 6)
            return null;
        if (type.IsGenericType && type.GetGenericArguments() is [var item])
        {
            var list = Array.CreateInstance(item, 1);
            list.SetValue(Filled(item, depth + 1), 0);
            return list;
        }

        if (type.IsGenericType)
            return Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments()));
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            .MaxBy(candidate => candidate.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Filled(parameter.ParameterType, depth + 1))]);
    }
}
