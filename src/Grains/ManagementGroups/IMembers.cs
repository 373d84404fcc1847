using Samlop.People;
using Answers = System.Collections.Generic.IReadOnlyDictionary<string, int>;

namespace Samlop.ManagementGroups;

/// <summary>
/// What a group needs from its members' own streams. The module Participants answers in process, because it alone reads the facts and
/// the keys of persons.
/// </summary>
public interface IMembers
{
    /// <summary>Participant → answers that are in the round. The answers of erased persons cannot be read any more.</summary>
    /// <param name="participants">Everyone who is or was a member.</param>
    Task<IReadOnlyDictionary<string, Answers>> AnswersOf(string region, AnsweredRound round, IReadOnlyCollection<string> participants);

    /// <summary>Participant → name, without erased persons.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesOf(string region, IReadOnlyCollection<string> participants);

    /// <summary>Seals each dissent with the person's own key; leaves out erased persons.</summary>
    Task<IReadOnlyList<SealedDissent>> Seal(string region, IReadOnlyList<Dissent> dissent);

    /// <summary>Sealed text → text, without erased persons.</summary>
    Task<IReadOnlyDictionary<Sealed, string>> Open(string region, IReadOnlyCollection<SealedDissent> dissent);
}

/// <summary>Says which answers are in a round: those given in the group, to the activity, before the round was released.</summary>
/// <param name="Until">When the round was released; null while it is not released. Later answers are not in the round.</param>
public sealed record AnsweredRound(string Course, string Group, string Module, string Activity, DateTimeOffset? Until);
