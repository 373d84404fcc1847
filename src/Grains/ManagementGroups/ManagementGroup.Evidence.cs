namespace Samlop.ManagementGroups;

/// <summary>What a decision may rest on: what the group has, or a document outside.</summary>
public sealed partial record ManagementGroup
{
    private IReadOnlyList<Evidence> Checked(IReadOnlyList<Evidence> evidence) => [.. evidence.Select(Checked)];

    private Evidence Checked(Evidence given)
    {
        var evidence = given with { Reference = given.Reference.Trim(), Title = string.IsNullOrWhiteSpace(given.Title) ? null : given.Title.Trim() };
        if (evidence.Kind is EvidenceKind.Document)
            return IsLink(evidence.Reference)
                ? evidence
                : throw new Refused("evidence-link-invalid", $"A document is given by its whole address, beginning with https:// or http://.", RefusalKind.Invalid);
        return Has(evidence)
            ? evidence
            : throw new Refused("evidence-unknown", $"The group has no such evidence: {evidence.Reference}. Choose a starting point, ambition, dialogue or reflection of the group.");
    }

    private bool Has(Evidence evidence) => evidence.Kind switch
    {
        EvidenceKind.StartingPoint => StartingPoint.ContainsKey(evidence.Reference),
        EvidenceKind.Ambition => Ambitions.ContainsKey(evidence.Reference),
        EvidenceKind.Dialogue => Dialogues.ContainsKey(evidence.Reference),
        EvidenceKind.Reflection => Reflections.ContainsKey(evidence.Reference),
        _ => false,
    };

    private static bool IsLink(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp);
}
