namespace Samlop.Participants;

/// <summary>One rule says which fact about a person's attendance at a gathering counts.</summary>
public static class AttendanceLaw
{
    /// <summary>
    /// Puts the facts of one person in the order in which they are folded. The attendance fact that was recorded last counts, whatever
    /// time it names, because a correction replaces what was recorded before (docs/time.md). All other facts keep their order.
    /// </summary>
    public static IEnumerable<RecordedFact> InOrder(IEnumerable<RecordedFact> facts)
    {
        var attendance = facts.ToLookup(fact => fact.Fact is GatheringAttended or AttendanceCorrected or SubstituteSent);
        return attendance[false].Concat(attendance[true].OrderBy(fact => fact.Version));
    }
}
