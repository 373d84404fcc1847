using Samlop.Access;
using Samlop.Participants;

namespace Samlop.Imports;

/// <summary>One import of participants, from upload to confirmation; it has no stream of its own. Key: <c>{region}/{id}</c>.</summary>
[Alias("import")]
public interface IImportGrain : IGrainWithStringKey
{
    /// <summary>
    /// Checks every row and shows what a confirmation would do. Nothing is written to any stream. Refused: <c>course-unknown</c>,
    /// <c>sheet-empty</c>, <c>sheet-too-long</c> (10,000 rows), <c>import-already-confirmed</c>.
    /// </summary>
    [Alias("preview"), Allow(Role.Coordinator)] Task<ImportView> Preview(PreviewImport command);

    /// <summary>
    /// Forms the groups that are missing, invites everybody and, if the command says so, enrols them; goes on after a crash. Refused:
    /// <c>import-unknown</c>, <c>import-has-errors</c>.
    /// </summary>
    [Alias("confirm"), Allow(Role.Coordinator)] Task<ImportView> Confirm(ConfirmImport command);

    /// <summary>The import's phase, progress and findings. Refused: <c>import-unknown</c>.</summary>
    [Alias("view"), Allow(Role.Coordinator)] Task<ImportView> View();
}

/// <param name="Findings">Findings from the reading of the file.</param>
[GenerateSerializer, Immutable, Alias("import.preview")]
public sealed record PreviewImport(string Course, IReadOnlyList<SheetRow> Rows, IReadOnlyList<Finding> Findings);

/// <summary>A row of a coordinator's sheet, unchanged. <paramref name="Line"/> counts from 1, and line 1 is the header.</summary>
[GenerateSerializer, Immutable, Alias("import.sheet-row")]
public sealed record SheetRow(
    int Line, string GivenName, string FamilyName, string Email,
    string MunicipalityNumber, string MunicipalityName, string Group, string? Position, bool Lead)
{
    /// <summary>Without personal data, as for <see cref="PersonalDetails"/>.</summary>
    public override string ToString() => $"{nameof(SheetRow)} {Line}";
}

/// <param name="Enrol">Also asks for each person's seat and place.</param>
[GenerateSerializer, Immutable, Alias("import.confirm")]
public sealed record ConfirmImport(bool Enrol);

public enum ImportPhase { Previewed, Running, Done }

/// <param name="Done">Rows carried out so far, of <paramref name="Rows"/>.</param>
/// <param name="NewGroups">Groups that the confirmation forms.</param>
/// <param name="Findings">Row by row, errors first; the import can be confirmed when none is an error.</param>
[GenerateSerializer, Immutable, Alias("import.view")]
public sealed record ImportView(
    string Id, string Course, ImportPhase Phase, int Rows, int Done,
    int NewPeople, int KnownPeople, int NewGroups, IReadOnlyList<Finding> Findings);

public enum FindingKind { Error, Warning, Note }

/// <param name="Code">Stable: <c>municipality-ambiguous</c>, <c>email-twice</c>, <c>number-not-four-digits</c>…</param>
/// <param name="Column">The column's name in Samløp: <c>email</c>, <c>municipality</c>; null for the whole row.</param>
[GenerateSerializer, Immutable, Alias("import.finding")]
public sealed record Finding(int Line, FindingKind Kind, string Code, string? Column, string Message);
