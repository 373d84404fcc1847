namespace Samlop.Participants;

/// <summary>What counts of all that was said of one gathering.</summary>
public static class AttendanceLaw
{
    /// <summary>
    /// The facts of one person in the order in which they are folded: the word on a gathering that was recorded last counts, whichever hour
    /// of the day it names, since a correction corrects (docs/time.md). Everything else keeps its order.
    /// </summary>
    public static IEnumerable<RecordedFact> InOrder(IEnumerable<RecordedFact> facts)
    {
        var words = facts.ToLookup(fact => fact.Fact is GatheringAttended or AttendanceCorrected or SubstituteSent);
        return words[false].Concat(words[true].OrderBy(fact => fact.Version));
    }
}
