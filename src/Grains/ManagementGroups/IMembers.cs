using Samlop.People;
using Answers = System.Collections.Generic.IReadOnlyDictionary<string, int>;

namespace Samlop.ManagementGroups;

/// <summary>
/// What a group asks of its members' own streams. The module Participants answers, in process: it alone reads the facts of persons and
/// their keys.
/// </summary>
public interface IMembers
{
    /// <summary>Participant → answers that are in the round. Those of erased persons cannot be read any more.</summary>
    /// <param name="participants">Everyone who is or was a member.</param>
    Task<IReadOnlyDictionary<string, Answers>> AnswersOf(string region, AnsweredRound round, IReadOnlyCollection<string> participants);

    /// <summary>Participant → name, of those who are not erased.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesOf(string region, IReadOnlyCollection<string> participants);

    /// <summary>The dissent of those who are not erased, each under the person's own key.</summary>
    Task<IReadOnlyList<SealedDissent>> Seal(string region, IReadOnlyList<Dissent> dissent);

    /// <summary>Sealed text → text, of those who are not erased.</summary>
    Task<IReadOnlyDictionary<Sealed, string>> Open(string region, IReadOnlyCollection<SealedDissent> dissent);
}

/// <summary>Which answers are in a round: those given in the group, to the activity, before it was released.</summary>
/// <param name="Until">When the round was released; null when it is not yet. A later answer is not in it.</param>
public sealed record AnsweredRound(string Course, string Group, string Module, string Activity, DateTimeOffset? Until);
