namespace Samlop.Participants;

/// <summary>GDPR article 17: from now on no personal data of the person can be read.</summary>
[FactName("personal-data-erased")]
public sealed record PersonalDataErased : ParticipantFact;

public sealed partial record Participant
{
    /// <summary>
    /// The person withdraws from every unfinished course, so that others get the seat and the place. Finished courses stay.
    /// </summary>
    /// <param name="municipalities">Course → municipality of the person's group today.</param>
    public IReadOnlyList<ParticipantFact> Decide(ErasePersonalData command, IReadOnlyDictionary<string, string> municipalities)
    {
        _ = command;
        if (Erased)
            return [];
        var left = Courses.Where(course => course.Value.TakesPart).OrderBy(course => course.Key, StringComparer.Ordinal)
            .Select(course => Withdrew(course.Key, course.Value));
        return [.. left, new PersonalDataErased()];

        ParticipantWithdrew Withdrew(string course, Enrolment enrolment) =>
            new(course, municipalities.GetValueOrDefault(course, enrolment.Municipality), enrolment.Group, null);
    }
}

public sealed partial class ParticipantGrain
{
    /// <summary>
    /// Writes the fact first, then deletes the key. After a crash in between, the same command sent again deletes the key.
    /// </summary>
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
