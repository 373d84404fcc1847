using System.Collections;
using System.Reflection;
using Samlop.Courses;

namespace Samlop.Access;

/// <summary>A readable value of each type; ids are those of things that exist.</summary>
public sealed class Samples(Place place, string person)
{
    /// <summary>A grain method's arguments.</summary>
    public object?[] Arguments(MethodInfo method) =>
        [.. method.GetParameters().Select(parameter => Of(parameter.ParameterType, parameter.Name!))];

    public object? Of(Type type, string name)
    {
        if (type == typeof(string))
            return Text(name);
        if (type == typeof(Moment))
            return Moment.Now;
        if (type == typeof(Page))
            return new Page(null, 10);
        if (Nullable.GetUnderlyingType(type) is not null)
            return null;
        if (type == typeof(int))
            return 1;
        if (type == typeof(bool))
            return false;
        if (type == typeof(DateOnly))
            return new DateOnly(2026, 6, 1);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(0);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return List(type.GetGenericArguments()[0], name);
        if (type == typeof(IReadOnlyDictionary<string, int>))
            return new Dictionary<string, int> { ["capability"] = 1 };
        return type.Assembly == typeof(ICourseGrain).Assembly
            ? Record(type)
            : throw new NotSupportedException($"There is no sample of {type} for {name} yet.");
    }

    /// <summary>A text by the name of the route's value, the query parameter or the command's member that takes it.</summary>
    public string Text(string name) => name.ToLowerInvariant() switch
    {
        "region" => place.Region,
        "programme" => place.Programme,
        "course" => place.Course,
        "municipality" or "number" => place.Municipality,
        "successor" or "predecessor" => place.OtherMunicipality,
        "group" or "groups" => place.Group,
        "with" => place.OtherGroup,
        "participant" or "present" or "person" => person,
        "module" => Place.Module,
        "activity" => Place.Activity,
        "languages" => "nb",
        "email" => "somebody@example.org",
        _ => "sample",
    };

    private Array List(Type item, string name)
    {
        var list = Array.CreateInstance(item, 1);
        ((IList)list)[0] = Of(item, name);
        return list;
    }

    private object Record(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            parameter.HasDefaultValue ? parameter.DefaultValue : Of(parameter.ParameterType, parameter.Name!))]);
    }
}
