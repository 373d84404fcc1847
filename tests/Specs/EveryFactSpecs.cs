using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shouldly;
using Xunit;

namespace Samlop;

/// <summary>What each fact needs besides its record: whoever forgets one of these lines reads here which.</summary>
public sealed class EveryFactSpecs
{
    /// <summary>How facts are stored.</summary>
    private static readonly JsonSerializerOptions Stored = FactJson.Options;

    private static readonly Type[] Types = typeof(Fact).Assembly.GetTypes();

    public static TheoryData<string> Facts => [.. FactNames.All.Keys.Select(fact => fact.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Facts))]
    public void Is_folded_by_the_state_of_its_stream(string fact)
    {
        var sample = Sample(fact);
        var folded = Types.SelectMany(type => type.GetInterfaces()).Distinct()
            .Where(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IState<,>))
            .Where(state => state.GetGenericArguments()[1].IsInstanceOfType(sample))
            .ShouldHaveSingleItem($"no state, or more than one, is folded from {sample.GetType().BaseType!.Name}");
        var state = folded.GetGenericArguments()[0];

        var told = Record.Exception(() => Evolve(state, folded, sample));

        told.ShouldBeNull(told is UnreachableException
            ? $"{state.Name}.Evolve has no arm for {fact}"
            : $"{state.Name}.Evolve takes every fact at any time; {fact} it does not");
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Is_in_a_list_of_facts_that_are_written_without_reflection(string fact)
    {
        var type = Sample(fact).GetType();

        FactJson.Lists.Where(list => list.GetTypeInfo(type) is not null)
            .ShouldHaveSingleItem($"[JsonSerializable(typeof({fact}))] stands in no list of facts, or in two");
        Stored.GetTypeInfo(type).OriginatingResolver
            .ShouldBeAssignableTo<JsonSerializerContext>($"{fact} is stored by reflection: its list is not among those of the store");
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Comes_back_as_it_was_stored(string fact)
    {
        var sample = Sample(fact);
        var stored = JsonSerializer.Serialize(sample, sample.GetType(), Stored);

        var read = JsonSerializer.Deserialize(stored, sample.GetType(), Stored)!;

        JsonSerializer.Serialize(read, sample.GetType(), Stored).ShouldBe(stored);
        foreach (var member in sample.GetType().GetProperties().Where(member => member.CanWrite))
            Written(member.GetValue(read))
                .ShouldBe(Written(member.GetValue(sample)), $"{fact}.{member.Name} is not stored, or is read as something else");
    }

    /// <summary>A member's value, whatever is said about how it is stored.</summary>
    private static string Written(object? value) => JsonSerializer.Serialize(value);

    private static Fact Sample(string fact) => SampleFacts.All.Single(sample => sample.GetType().Name == fact);

    private static object? Evolve(Type state, Type folded, Fact fact)
    {
        var initial = state.GetProperty("Initial", BindingFlags.Public | BindingFlags.Static)!.GetValue(null);
        return folded.GetMethod("Evolve")!.Invoke(initial, BindingFlags.DoNotWrapExceptions, null, [fact], null);
    }
}
