namespace Samlop.Programmes;

[GrainType(Programme.Kind)]
public sealed partial class ProgrammeGrain(StreamServices services) : StreamGrain<Programme, ProgrammeFact>(services), IProgrammeGrain
{
    public async Task<ProgrammeView> View(int? version)
    {
        var facts = await FactsAt(Moment.Now);
        var published = facts.Select(fact => fact.Fact).OfType<ProgrammePublished>().ToList();
        var newest = published[^1];
        var shown = version is null ? newest : published.Find(one => one.Number == version) ?? throw Refused.NotFound();
        var retired = facts.Any(fact => fact.Fact is ProgrammeRetired);
        return new ProgrammeView(Id, facts[^1].Version, newest.Number, shown.Number, retired, shown.Content);
    }
}
