using Samlop.ManagementGroups;

namespace Samlop.Journeys;

/// <summary>The times in which each person was a member of a group, folded from the group's facts.</summary>
/// <remarks>
/// They are compared by effective time. Of facts with the same effective time, those recorded from the joining to the leaving count: the
/// person's own "enrolled" and "withdrew" then belong to the time in the group, and earlier facts that a transfer brings do not.
/// </remarks>
public sealed class Membership
{
    private readonly ILookup<string, Stay> _stays;

    private sealed record Stay(string Person, RecordedFact From, RecordedFact? To)
    {
        public bool Holds(RecordedFact fact) => Order(From, fact) <= 0 && (To is null || Order(fact, To) <= 0);

        private static int Order(RecordedFact one, RecordedFact other) =>
            (one.Effective, one.Recorded).CompareTo((other.Effective, other.Recorded));
    }

    /// <param name="ofGroup">The group's facts that count at the moment.</param>
    public Membership(IEnumerable<RecordedFact> ofGroup)
    {
        var inside = new Dictionary<string, RecordedFact>();
        var stays = new List<Stay>();
        foreach (var fact in ofGroup.OrderBy(fact => fact.Effective).ThenBy(fact => fact.Version))
            if (fact.Fact is MemberJoined joined)
                inside.TryAdd(joined.Participant, fact);
            else if (fact.Fact is MemberLeft left && inside.Remove(left.Participant, out var from))
                stays.Add(new Stay(left.Participant, from, fact));
        stays.AddRange(inside.Select(still => new Stay(still.Key, still.Value, null)));
        _stays = stays.ToLookup(stay => stay.Person);
    }

    public IEnumerable<string> People => _stays.Select(stays => stays.Key);

    /// <param name="fact">A fact of the person's own stream.</param>
    public bool Holds(string person, RecordedFact fact) => _stays[person].Any(stay => stay.Holds(fact));
}
