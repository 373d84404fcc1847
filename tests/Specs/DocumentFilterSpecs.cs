using System.Reflection;
using Shouldly;
using Xunit;

namespace Samlop;

public sealed class DocumentFilterSpecs
{
    public static TheoryData<Type> Filters => [.. typeof(Fact).Assembly.GetTypes().Where(type => DocumentOf(type) is not null)];

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_filter_names_members_that_its_document_has(Type filter) => Names(filter, DocumentOf(filter)!);

    /// <summary>A filter on a name that no document has would match nothing: the list would be empty, without an error.</summary>
    private static void Names(Type part, Type whole)
    {
        foreach (var member in part.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var meant = whole.GetProperty(member.Name).ShouldNotBeNull($"{whole.Name} has no member {member.Name}");
            if (Element(member.PropertyType) is { } inner)
                Names(inner, Element(meant.PropertyType).ShouldNotBeNull($"{whole.Name}.{member.Name} is no list"));
        }
    }

    private static Type? DocumentOf(Type type) => type.GetInterfaces()
        .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IDocumentFilter<>))?.GetGenericArguments()[0];

    private static Type? Element(Type type) => type.IsGenericType ? type.GetGenericArguments()[0] : null;
}
