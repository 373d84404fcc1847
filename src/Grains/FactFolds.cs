namespace Samlop;

/// <summary>Folds facts to a state or to documents.</summary>
public static class FactFolds
{
    /// <summary>The state after these facts, folded in the given order.</summary>
    public static TState Fold<TState, TFact>(this IEnumerable<RecordedFact> facts)
        where TState : IState<TState, TFact>
        where TFact : Fact =>
        facts.FoldOnto<TState, TFact>(TState.Initial);

    /// <summary>The state after these facts, folded onto the state before them.</summary>
    public static TState FoldOnto<TState, TFact>(this IEnumerable<RecordedFact> facts, TState before)
        where TState : IState<TState, TFact>
        where TFact : Fact =>
        facts.Aggregate(before, (state, fact) => state.Evolve((TFact)fact.Fact));

    /// <summary>The documents of these facts at a moment, ordered by id.</summary>
    public static IReadOnlyList<TDocument> FoldDocuments<TDocument>(this IEnumerable<RecordedFact> facts, Moment moment)
        where TDocument : class, IDocument<TDocument> =>
        [.. facts
            .GroupBy(fact => fact.Stream)
            .Select(stream => TDocument.InOrder(stream.At(moment)).Aggregate((TDocument?)null, TDocument.Fold))
            .OfType<TDocument>()
            .Where(document => document.IsThere)
            .OrderBy(document => document.Id, StringComparer.Ordinal)];
}
