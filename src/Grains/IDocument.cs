namespace Samlop;

/// <summary>One document of a read model: what people look at of one stream. It is the fold of the stream's facts, now and at any past moment.</summary>
/// <remarks>
/// Facts of a past moment come in the order in which they were true, so a back-dated fact may come before the fact it builds on.
/// <see cref="Fold"/> therefore takes any order, and <see cref="IsThere"/> says whether the fact that begins the story has come.
/// </remarks>
public interface IDocument<TSelf> where TSelf : class, IDocument<TSelf>
{
    /// <summary>Kind of the streams it is folded from.</summary>
    static abstract string Kind { get; }

    /// <summary>The facts of those streams that change it. No other fact is read when the read model is carried forward.</summary>
    static abstract IReadOnlyCollection<Type> FoldedFrom { get; }

    /// <summary>Raised whenever the members or the fold change: the read model is then built anew beside the old one.</summary>
    static abstract uint Shape { get; }

    /// <summary>Key of the stream.</summary>
    string Id { get; }

    bool IsThere { get; }

    /// <summary>The document after one more fact. A document that is equal to the one before is not written.</summary>
    static abstract TSelf Fold(TSelf? current, RecordedFact fact);

    /// <summary>Facts of a past moment in the order in which they are folded; the order of the moment, if the module says nothing else.</summary>
    static virtual IEnumerable<RecordedFact> InOrder(IEnumerable<RecordedFact> facts) => facts;
}

/// <summary>
/// Which documents the database returns: those that contain these members with these values. The record has members of the document's
/// own names; a member that is null does not matter.
/// </summary>
public interface IDocumentFilter<TDocument> where TDocument : class, IDocument<TDocument>;
