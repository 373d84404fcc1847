using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Samlop.History;

/// <summary>Keeps the documents of one read model as the facts come: one document a stream. It folds, and does nothing else, so it can always be built anew.</summary>
internal sealed class DocumentProjection<TDocument> : SingleStreamProjection<TDocument, string>
    where TDocument : class, IDocument<TDocument>
{
    public DocumentProjection()
    {
        Name = $"{TDocument.Kind}-documents";
        Version = TDocument.Shape;
        foreach (var fact in FactNames.All.Keys.Where(fact => fact.IsSubclassOf(TDocument.Facts)))
            IncludeType(fact);
    }

    public override TDocument? Evolve(TDocument? snapshot, string id, IEvent e) => TDocument.Told(snapshot, e.ToFact());
}
