namespace Samlop.ReadModels;

/// <summary>Documents of one read model in memory, as the facts told so far leave them.</summary>
internal sealed class Fold(Model model)
{
    /// <summary>Null for a stream that is known to have no document yet.</summary>
    private readonly Dictionary<(string Region, string Id), (object? Document, long Version)> _standing = [];
    private readonly HashSet<(string Region, string Id)> _changed = [];

    /// <summary>How many streams it knows.</summary>
    public int Count => _standing.Count;

    /// <summary>The streams of these facts of which it does not know what stands in the table.</summary>
    public IReadOnlyList<(string Region, string Id)> Unknown(IEnumerable<StoredFact> facts) =>
        [.. facts.Select(fact => (fact.Region, Id: fact.Stream)).Distinct().Where(stream => !_standing.ContainsKey(stream))];

    /// <summary>Takes what stands in the table of these streams; those without a row have no document.</summary>
    public void Stand(IReadOnlyList<(string Region, string Id)> streams, IEnumerable<DocumentRow> rows)
    {
        foreach (var stream in streams)
            _standing[stream] = (null, 0);
        foreach (var row in rows)
            _standing[(row.Region, row.Id)] = (model.Read(row.Json), row.Version);
    }

    public void Tell(IEnumerable<StoredFact> facts)
    {
        foreach (var stored in facts)
            Tell(stored);
    }

    /// <summary>The documents that are not yet written as they are now; they then count as written.</summary>
    public IEnumerable<DocumentRow> TakeChanged()
    {
        foreach (var key in _changed)
        {
            var (document, version) = _standing[key];
            yield return new DocumentRow(key.Region, key.Id, model.Write(document!), version);
        }

        _changed.Clear();
    }

    private void Tell(StoredFact stored)
    {
        var key = (stored.Region, stored.Stream);
        var before = _standing.TryGetValue(key, out var stands) ? stands.Document : null;
        var after = model.Told(before, stored.Fact);
        if (Equals(before, after))
            return;
        _standing[key] = (after, stored.Fact.Version);
        _changed.Add(key);
    }
}
