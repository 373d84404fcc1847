namespace Samlop.History;

/// <summary>Documents of one read model in memory, after the facts that were folded so far.</summary>
internal sealed class FoldedDocuments(KeptReadModel model)
{
    private readonly Dictionary<(string Region, string Id), Standing> _standing = [];
    private readonly List<Standing> _changed = [];

    /// <summary>The document of one stream.</summary>
    private sealed class Standing((string Region, string Id) stream)
    {
        public (string Region, string Id) Stream => stream;

        /// <summary>Null if the stream is known to have no document yet.</summary>
        public object? Document { get; set; }

        public long Version { get; set; }

        public bool Changed { get; set; }
    }

    /// <summary>Number of known streams.</summary>
    public int Count => _standing.Count;

    /// <summary>The streams of these facts whose documents are not in memory.</summary>
    public IReadOnlyList<(string Region, string Id)> Unknown(IEnumerable<StoredFact> facts) =>
        [.. facts.Select(fact => (fact.Region, Id: fact.Stream)).Distinct().Where(stream => !_standing.ContainsKey(stream))];

    /// <summary>Takes the documents of these streams as they stand in the table. A stream without a row has none.</summary>
    public void Stand(IReadOnlyList<(string Region, string Id)> streams, IEnumerable<DocumentRow> rows)
    {
        foreach (var stream in streams)
            _standing[stream] = new Standing(stream);
        foreach (var row in rows)
            _standing[(row.Region, row.Id)] = new Standing((row.Region, row.Id)) { Document = model.Read(row.Json), Version = row.Version };
    }

    public void Fold(IEnumerable<StoredFact> facts)
    {
        foreach (var stored in facts)
            Fold(stored);
    }

    /// <summary>Returns the documents that changed since the last call, and counts them as written.</summary>
    public IEnumerable<DocumentRow> TakeChanged()
    {
        foreach (var changed in _changed)
        {
            changed.Changed = false;
            yield return new DocumentRow(changed.Stream.Region, changed.Stream.Id, model.Write(changed.Document!), changed.Version);
        }

        _changed.Clear();
    }

    private void Fold(StoredFact stored)
    {
        var stream = (stored.Region, stored.Stream);
        if (!_standing.TryGetValue(stream, out var standing))
            _standing[stream] = standing = new Standing(stream);
        var folded = model.Fold(standing.Document, stored.Fact);
        if (Equals(standing.Document, folded))
            return;
        (standing.Document, standing.Version) = (folded, stored.Fact.Version);
        if (standing.Changed)
            return;
        standing.Changed = true;
        _changed.Add(standing);
    }
}
