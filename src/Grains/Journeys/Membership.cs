using Samlop.ManagementGroups;

namespace Samlop.Journeys;

/// <summary>When each person was a member of a group, as the group's facts tell it.</summary>
/// <remarks>
/// By effective time; of facts true at the same instant, what was recorded from the joining to the leaving counts, so that the person's
/// own "enrolled" and "withdrew" belong to the time in the group, and what a transfer takes along does not.
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

    /// <param name="ofGroup">Those of the group's facts that count at the moment.</param>
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

    /// <param name="fact">Of the person's own stream.</param>
    public bool Holds(string person, RecordedFact fact) => _stays[person].Any(stay => stay.Holds(fact));
}
