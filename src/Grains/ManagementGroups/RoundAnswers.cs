using Answers = System.Collections.Generic.IReadOnlyDictionary<string, int>;

namespace Samlop.ManagementGroups;

/// <summary>Answers that can be read now, fetched before a release is decided.</summary>
/// <param name="Now">Participant → answers of the round.</param>
/// <param name="Before">The newest released round of the same instrument; null when there is none.</param>
/// <param name="Then">Participant → answers that are in that release.</param>
public sealed record RoundAnswers(IReadOnlyDictionary<string, Answers> Now, MappingReleased? Before, IReadOnlyDictionary<string, Answers> Then);
