namespace Samlop.History;

/// <summary>Documents of one read model in memory, as the facts told so far leave them.</summary>
internal sealed class FoldedDocuments(KeptReadModel model)
{
    private readonly Dictionary<(string Region, string Id), Standing> _standing = [];
    private readonly List<Standing> _changed = [];

    /// <summary>What stands of one stream.</summary>
    private sealed class Standing((string Region, string Id) stream)
    {
        public (string Region, string Id) Stream => stream;

        /// <summary>Null for a stream that is known to have no document yet.</summary>
        public object? Document { get; set; }

        public long Version { get; set; }

        public bool Changed { get; set; }
    }

    /// <summary>How many streams it knows.</summary>
    public int Count => _standing.Count;

    /// <summary>The streams of these facts of which it does not know what stands in the table.</summary>
    public IReadOnlyList<(string Region, string Id)> Unknown(IEnumerable<StoredFact> facts) =>
        [.. facts.Select(fact => (fact.Region, Id: fact.Stream)).Distinct().Where(stream => !_standing.ContainsKey(stream))];

    /// <summary>Takes what stands in the table of these streams; those without a row have no document.</summary>
    public void Stand(IReadOnlyList<(string Region, string Id)> streams, IEnumerable<DocumentRow> rows)
    {
        foreach (var stream in streams)
            _standing[stream] = new Standing(stream);
        foreach (var row in rows)
            _standing[(row.Region, row.Id)] = new Standing((row.Region, row.Id)) { Document = model.Read(row.Json), Version = row.Version };
    }

    public void Tell(IEnumerable<StoredFact> facts)
    {
        foreach (var stored in facts)
            Tell(stored);
    }

    /// <summary>The documents that are not yet written as they are now; they then count as written.</summary>
    public IEnumerable<DocumentRow> TakeChanged()
    {
        foreach (var changed in _changed)
        {
            changed.Changed = false;
            yield return new DocumentRow(changed.Stream.Region, changed.Stream.Id, model.Write(changed.Document!), changed.Version);
        }

        _changed.Clear();
    }

    private void Tell(StoredFact stored)
    {
        var stream = (stored.Region, stored.Stream);
        if (!_standing.TryGetValue(stream, out var standing))
            _standing[stream] = standing = new Standing(stream);
        var told = model.Fold(standing.Document, stored.Fact);
        if (Equals(standing.Document, told))
            return;
        (standing.Document, standing.Version) = (told, stored.Fact.Version);
        if (standing.Changed)
            return;
        standing.Changed = true;
        _changed.Add(standing);
    }
}
