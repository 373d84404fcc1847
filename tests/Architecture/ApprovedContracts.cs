using System.Reflection;
using Samlop.Access;
using Shouldly;
using Xunit;

namespace Samlop;

/// <summary>Gateway and silos of two versions speak with each other while an installation is renewed: what they say is approved.</summary>
public sealed class ApprovedContracts
{
    private static readonly Assembly Contract = typeof(Call).Assembly;

    private static IEnumerable<Type> Grains =>
        Contract.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain))).OrderBy(Alias, StringComparer.Ordinal);

    private static IEnumerable<Type> Sent =>
        Contract.GetTypes()
            .Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), false))
            .OrderBy(Alias, StringComparer.Ordinal);

    [Fact]
    public void What_gateway_and_silos_say_to_each_other_is_approved() =>
        string.Join('\n', Grains.SelectMany(Lines).Concat(Sent.SelectMany(RecordLines)).Concat(Enums)).ShouldBeApproved("contracts.txt");

    [Fact]
    public void Every_grain_method_and_record_has_an_alias_of_its_own()
    {
        Grains.Concat(Sent)
            .Where(type => Alias(type) is null)
            .ShouldBeEmpty("each needs an [Alias]: without one, renaming it breaks what is under way");
        Grains.Concat(Sent).GroupBy(Alias).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();
        foreach (var grain in Grains)
        {
            grain.GetMethods().Where(method => Alias(method) is null).ShouldBeEmpty(grain.Name);
            grain.GetMethods().GroupBy(Alias).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty(grain.Name);
        }
    }

    [Fact]
    public void Every_grain_method_says_who_may_call_it()
    {
        foreach (var method in Grains.SelectMany(grain => grain.GetMethods()))
            (method.IsDefined(typeof(OpenAttribute)) ^ method.GetCustomAttribute<AllowAttribute>() is { Roles.Count: > 0 })
                .ShouldBeTrue($"{method.DeclaringType!.Name}.{method.Name} needs either [Allow(…)] or [Open]");
    }

    private static IEnumerable<string> Lines(Type grain) =>
    [
        $"grain {Alias(grain)}: {grain.Name}",
        .. grain.GetMethods().OrderBy(Alias, StringComparer.Ordinal)
            .Select(method => $"  {Alias(method)}: {method.Name}({Parameters(method)}) → {TypeName.Of(method.ReturnType)}"),
    ];

    private static IEnumerable<string> RecordLines(Type type) =>
    [
        $"record {Alias(type)}: {type.Name}",
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.CanWrite).Select(property => $"  {property.Name}: {TypeName.Of(property)}"),
    ];

    private static IEnumerable<string> Enums =>
        Contract.GetExportedTypes().Where(type => type.IsEnum).OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => $"enum {type.Name}: {string.Join(" | ", Enum.GetNames(type))}");

    private static string Parameters(MethodInfo method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{TypeName.Of(parameter)} {parameter.Name}"));

    private static string? Alias(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>()?.Alias;
}
