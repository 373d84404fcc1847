namespace Samlop;

/// <summary>The state that decisions read: the fold of a stream's facts, immutable.</summary>
public interface IState<TSelf, in TFact> where TSelf : IState<TSelf, TFact>
{
    static abstract TSelf Initial { get; }

    /// <summary>The state after one more fact. It accepts every fact of the stream and never refuses.</summary>
    TSelf Evolve(TFact fact);
}
