namespace Samlop.Participants;

/// <summary>GDPR article 17: from here on nothing of the person can be read.</summary>
[FactName("personal-data-erased")]
public sealed record PersonalDataErased : ParticipantFact;

public sealed partial record Participant
{
    /// <summary>Who is erased takes part in nothing any more: their seats and places go to others, what they finished stays.</summary>
    /// <param name="municipalities">Course → municipality of the person's group today.</param>
    public IReadOnlyList<ParticipantFact> Decide(ErasePersonalData command, IReadOnlyDictionary<string, string> municipalities)
    {
        _ = command;
        if (Erased)
            return [];
        var left = Courses.Where(course => course.Value.TakesPart).OrderBy(course => course.Key, StringComparer.Ordinal)
            .Select(course => new ParticipantWithdrew(course.Key, municipalities.GetValueOrDefault(course.Key, course.Value.Municipality), course.Value.Group, null));
        return [.. left, new PersonalDataErased()];
    }
}

public sealed partial class ParticipantGrain
{
    /// <summary>The fact first, then the key: a crash between them is healed by the same command, which deletes the key again.</summary>
    public async Task<Receipt> ErasePersonalData(ErasePersonalData command)
    {
        Exists();
        var municipalities = new Dictionary<string, string>();
        foreach (var (course, _) in State.Courses.Where(course => course.Value.TakesPart))
            municipalities[course] = await MunicipalityToday(course);
        var receipt = await Transact(participant => participant.Decide(command, municipalities));
        await vault.Erase(RegionId, Id);
        return receipt;
    }
}
