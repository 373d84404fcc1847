namespace Samlop;

/// <summary>A document of a read model: one stream's data for people to look at, folded from its facts, now or at a past moment.</summary>
/// <remarks>
/// Facts of a past moment come in the order in which they were true, so a back-dated fact may come before the fact on which it depends.
/// <see cref="Fold"/> therefore takes any order, and <see cref="IsThere"/> is true once the stream's first fact has come.
/// </remarks>
public interface IDocument<TSelf> where TSelf : class, IDocument<TSelf>
{
    /// <summary>Kind of the streams from which the documents are folded.</summary>
    static abstract string Kind { get; }

    /// <summary>The types of fact that change a document. No other facts are read when the read model is carried forward.</summary>
    static abstract IReadOnlyCollection<Type> FoldedFrom { get; }

    /// <summary>Raised whenever the members or the fold change: the read model is then built anew beside the old one.</summary>
    static abstract uint Shape { get; }

    /// <summary>Key of the stream.</summary>
    string Id { get; }

    bool IsThere { get; }

    /// <summary>The document after one more fact. A document that has not changed is not written.</summary>
    static abstract TSelf Fold(TSelf? current, RecordedFact fact);

    /// <summary>Puts facts of a past moment into the order in which they are folded; by default the order of the moment.</summary>
    static virtual IEnumerable<RecordedFact> InOrder(IEnumerable<RecordedFact> facts) => facts;
}

/// <summary>
/// Selects documents in the database. The members have the names of the document's own; a document matches when it has their values. A
/// member that is null selects nothing and excludes nothing.
/// </summary>
public interface IDocumentFilter<TDocument> where TDocument : class, IDocument<TDocument>;
