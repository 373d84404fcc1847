using Samlop.Courses;
using Samlop.NationalRegister;
using Samlop.Participants;

namespace Samlop.Imports;

/// <summary>Checks the rows of a sheet and plans what to do with them; pure.</summary>
/// <param name="known">E-mail → person, for people who take part in the course already (as the sheet writes the address).</param>
/// <param name="groups">Groups of the course there are: municipality and name → id.</param>
public sealed class ImportPlan(
    CourseStanding course, IReadOnlySet<string> known, IReadOnlyDictionary<(string Municipality, string Name), string> groups)
{
    private readonly List<Finding> _findings = [];
    private readonly List<PlannedRow> _rows = [];

    public IReadOnlyList<Finding> Findings => _findings;

    public IReadOnlyList<PlannedRow> Rows => _rows;

    public int KnownPeople { get; private set; }

    public ImportPlan Look(IReadOnlyList<SheetRow> rows)
    {
        var firstLine = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            var sound = LookAtPerson(row, firstLine);
            var municipality = LookAtMunicipality(row);
            if (row.Group.Trim().Length == 0)
                Find(row, FindingKind.Error, "group-empty", "group", "Say which management group the person belongs to.");
            else if (sound && municipality is not null)
                Plan(row, municipality);
        }

        LookAtLeads();
        return this;
    }

    private void Plan(SheetRow row, string municipality)
    {
        if (known.Contains(row.Email))
        {
            KnownPeople++;
            Find(row, FindingKind.Note, "already-in-course", "email", "The person is in the course already and stays as is.");
        }

        var name = row.Group.Trim();
        var exists = groups.TryGetValue((municipality, name.ToLowerInvariant()), out var id);
        _rows.Add(new PlannedRow(row, municipality, exists ? id! : GroupIds.Of(course.Course, municipality, name), !exists));
    }

    private bool LookAtPerson(SheetRow row, Dictionary<string, int> firstLine)
    {
        var sound = true;
        if (row.GivenName.Trim().Length == 0 || row.FamilyName.Trim().Length == 0)
            sound = Find(row, FindingKind.Error, "name-empty", "name", "Given name and family name are both needed.");
        if (!EmailAddress.IsAddress(row.Email.Trim()))
            return Find(row, FindingKind.Error, "email-invalid", "email", "That is not an e-mail address.");
        if (!firstLine.TryAdd(row.Email.Trim(), row.Line))
            return Find(
                row, FindingKind.Error, "email-twice", "email",
                $"The same address stands on line {firstLine[row.Email.Trim()]}; every person needs an address of their own.");
        return sound;
    }

    private string? LookAtMunicipality(SheetRow row)
    {
        var number = row.MunicipalityNumber.Trim();
        var name = row.MunicipalityName.Trim();
        if (number.Length > 0)
            return Numbered(row, number, name);
        var named = MunicipalityRegister.Named(name);
        if (name.Length == 0 || named.Count == 0)
            return Wrong(row, "municipality-unknown", "There is no municipality of that name or number.");
        if (named.Count > 1)
        {
            var choices = string.Join(" or ", named.Select(one => $"{one.Number} in {one.County}"));
            return Wrong(row, "municipality-ambiguous", $"{named.Count} municipalities have that name: give its number ({choices}).");
        }

        return InCourse(row, named[0].Number);
    }

    private string? Numbered(SheetRow row, string number, string name)
    {
        if (!MunicipalityRegister.All.TryGetValue(number, out var official))
            return Wrong(row, "municipality-unknown", "There is no municipality with that number; numbers have four digits, such as 0301.");
        var named = name.Length > 0 ? MunicipalityRegister.Named(name) : [];
        if (named.Count > 0 && named.All(one => one.Number != number))
            return Wrong(row, "municipality-name-differs", $"Number {number} is {official.Name}, but the name says something else.");
        return InCourse(row, number);
    }

    private string? InCourse(SheetRow row, string number) =>
        course.Municipalities.Contains(number)
            ? number
            : Wrong(row, "municipality-not-in-course", $"Municipality {number} is not invited to the course.");

    private void LookAtLeads()
    {
        foreach (var group in _rows.Where(planned => planned.Row.Lead).GroupBy(planned => planned.Group).Where(group => group.Count() > 1))
            foreach (var extra in group.Skip(1))
                Find(
                    extra.Row, FindingKind.Warning, "lead-twice", "lead",
                    $"The group has a lead on line {group.First().Row.Line} already; that one becomes lead.");
    }

    private string? Wrong(SheetRow row, string code, string message)
    {
        Find(row, FindingKind.Error, code, "municipality", message);
        return null;
    }

    private bool Find(SheetRow row, FindingKind kind, string code, string column, string message)
    {
        _findings.Add(new Finding(row.Line, kind, code, column, message));
        return false;
    }
}

/// <summary>
/// Ids of groups that an import forms. The same name in the same municipality and course is the same group, also in simultaneous imports.
/// </summary>
public static class GroupIds
{
    public static string Of(string course, string municipality, string name) =>
        FactId.OfName(course, municipality, name.Trim().ToLowerInvariant()).ToString("n")[..16];
}
