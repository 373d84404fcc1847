namespace Samlop.Regions;

[FactName("region-founded")]
public sealed record RegionFounded(string Name, IReadOnlyList<string> Languages) : RegionFact;

public sealed partial record Region
{
    private static readonly string[] KnownLanguages = ["nb", "nn", "en"];

    public IReadOnlyList<RegionFact> Decide(FoundRegion command)
    {
        if (string.IsNullOrWhiteSpace(command.Name))
            throw new Refused("region-name-empty", $"Say what the region is called.", RefusalKind.Invalid);
        if (command.Languages.Count == 0
            || command.Languages.Except(KnownLanguages).Any()
            || command.Languages.Distinct().Count() != command.Languages.Count)
            throw new Refused("region-languages-unknown", $"Choose one or more of nb, nn and en, each once.", RefusalKind.Invalid);
        if (Founded is null)
            return [new RegionFounded(command.Name.Trim(), command.Languages)];
        if (Founded.Name == command.Name.Trim() && Founded.Languages.SequenceEqual(command.Languages))
            return [];
        throw new Refused("region-founded-otherwise", $"The region exists already, under another name or with other languages.");
    }
}

public sealed partial class RegionGrain
{
    public Task<Receipt> Found(FoundRegion command) => Transact(region => region.Decide(command));
}
