using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Samlop.Problems;

namespace Samlop.Requests;

/// <summary>How much any command may hold. What the content means is for the grain to check.</summary>
internal static class Limits
{
    public const long LargestBody = 1024 * 1024, LargestImport = 10 * 1024 * 1024;

    public const int LongestText = 4000, LongestId = 100, LongestList = 1000;

    /// <summary>Members that name something by its id or key.</summary>
    private static readonly HashSet<string> Ids = new(StringComparer.Ordinal)
    {
        "Key", "Programme", "Course", "Module", "Activity", "Instrument", "Capability", "Municipality", "Successor", "Group", "Groups",
        "Person", "Participant", "Present", "With", "Decision", "By", "Sector", "Languages",
    };

    private static readonly ConcurrentDictionary<Type, (string Name, PropertyInfo Property)[]> Members = new();

    public static void Check(object command)
    {
        var errors = new List<FieldError>();
        Look(command, "", LongestText, errors);
        if (errors.Count > 0)
            throw new Unacceptable(Because(errors[0].Code), errors);
    }

    private static void Look(object? value, string pointer, int longest, List<FieldError> errors)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                LookAtText(text, pointer, longest, errors);
                break;
            case IDictionary entries:
                LookAtEntries(entries, pointer, errors);
                break;
            case IEnumerable list:
                LookAtList([.. list.Cast<object?>()], pointer, longest, errors);
                break;
            default:
                foreach (var (name, property) in Members.GetOrAdd(value.GetType(), Read))
                    Look(property.GetValue(value), $"{pointer}/{name}", Ids.Contains(property.Name) ? LongestId : LongestText, errors);
                break;
        }
    }

    private static void LookAtText(string text, string pointer, int longest, List<FieldError> errors)
    {
        if (text.Length > longest)
            errors.Add(new FieldError(pointer, "text-too-long", $"At most {longest} characters."));
        if (text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t')))
            errors.Add(new FieldError(pointer, "text-has-control-characters", "Take out control characters."));
    }

    private static void LookAtList(object?[] items, string pointer, int longest, List<FieldError> errors)
    {
        if (items.Length > LongestList)
        {
            errors.Add(new FieldError(pointer, "list-too-long", $"At most {LongestList} items."));
            return;
        }

        for (var i = 0; i < items.Length; i++)
            if (items[i] is null)
                errors.Add(new FieldError($"{pointer}/{i}", "value-not-readable", "It must not be null."));
            else
                Look(items[i], $"{pointer}/{i}", longest, errors);
    }

    private static void LookAtEntries(IDictionary entries, string pointer, List<FieldError> errors)
    {
        if (entries.Count > LongestList)
        {
            errors.Add(new FieldError(pointer, "list-too-long", $"At most {LongestList} entries."));
            return;
        }

        foreach (DictionaryEntry entry in entries)
        {
            LookAtText((string)entry.Key, pointer, LongestId, errors);
            Look(entry.Value, $"{pointer}/{Bodies.Escape((string)entry.Key)}", LongestText, errors);
        }
    }

    /// <summary>The members of our own records that can hold text or lists; numbers and dates cannot be too long.</summary>
    private static (string, PropertyInfo)[] Read(Type type) => type.Assembly != typeof(Receipt).Assembly ? [] :
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.PropertyType is { IsValueType: false })
            .Select(property => (JsonNamingPolicy.CamelCase.ConvertName(property.Name), property)),
    ];

    private static Refused Because(string code) => code switch
    {
        "text-too-long" => new(code, $"A text is too long; see errors.", RefusalKind.Invalid),
        "list-too-long" => new(code, $"A list is too long; see errors.", RefusalKind.Invalid),
        "text-has-control-characters" =>
            new(code, $"A text holds control characters other than line feed and tab; see errors.", RefusalKind.Invalid),
        _ => new("body-not-readable", $"The body is not the JSON that is asked for here; see errors.", RefusalKind.Invalid),
    };
}
