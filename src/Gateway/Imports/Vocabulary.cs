using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Samlop.Imports;

/// <summary>What a column can say about a person.</summary>
internal enum Field { GivenName, FamilyName, FullName, Email, MunicipalityNumber, Municipality, Position, Group, Lead }

/// <summary>The words that head a column, in bokmål, nynorsk, English and Moodle's, in any mixture.</summary>
/// <remarks>
/// Moodle's are from its user upload (<c>firstname</c>, <c>institution</c>, <c>department</c>, <c>group1</c>, <c>profile_field_…</c>).
/// </remarks>
internal static class Vocabulary
{
    // Of two columns for the same, the word that stands first here wins: Moodle's department is a unit where there is a position beside it.
    private static readonly Dictionary<Field, string> Words = new()
    {
        [Field.GivenName] = "fornavn førenamn fornamn firstname givenname forename",
        [Field.FamilyName] = "etternavn etternamn lastname surname familyname",
        [Field.FullName] = "navn namn name fulltnavn fulltnamn fullname",
        [Field.Email] = "epost epostadresse email emailaddress mail mailadresse",
        [Field.MunicipalityNumber] = "kommunenummer kommunenr knr komnr municipalitynumber municipalityno municipalitycode",
        [Field.Municipality] = "kommune kommunenavn kommunenamn municipality municipalityname institution",
        [Field.Position] = "stilling stillingstittel position profilefieldposition jobtitle tittel title department",
        [Field.Group] = "ledergruppe leiargruppe managementgroup leadershipgroup gruppe group group1",
        [Field.Lead] = "gruppeleder gruppeleiar leder leiar lead leader erleder erleiar groupleader profilefieldlead",
    };

    private static readonly FrozenDictionary<string, (Field Field, int Rank)> ByWord = Words
        .SelectMany(entry => entry.Value.Split(' ').Select((word, rank) => (Key: Plain(word), Value: (entry.Key, rank))))
        .ToFrozenDictionary(entry => entry.Key, entry => entry.Value);

    /// <summary>What a header means, whatever its case, accents, spaces and punctuation; text in brackets is overlooked.</summary>
    public static (Field Field, int Rank)? Recognise(string header)
    {
        if (header.Length > CellText.MaxLength)
            return null;
        if (ByWord.TryGetValue(Plain(header), out var found))
            return found;
        var bracket = header.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 && ByWord.TryGetValue(Plain(header[..bracket]), out found) ? found : null;
    }

    /// <summary>The column in Samløp's words, as findings name it.</summary>
    public static string NameOf(Field field) => field switch
    {
        Field.GivenName => "givenName",
        Field.FamilyName => "familyName",
        Field.FullName => "name",
        Field.Email => "email",
        Field.MunicipalityNumber or Field.Municipality => "municipality",
        Field.Position => "position",
        Field.Group => "group",
        _ => "lead",
    };

    private static string Plain(string header)
    {
        var plain = new StringBuilder(header.Length);
        foreach (var c in CellText.Clean(header).Text.Normalize(NormalizationForm.FormD))
        {
            if (c is 'ø' or 'Ø')
                plain.Append('o');
            else if (char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(c));
        }

        return plain.ToString();
    }
}
