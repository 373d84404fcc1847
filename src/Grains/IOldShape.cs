namespace Samlop;

/// <summary>
/// A shape in which a fact was stored once. Its <see cref="FactNameAttribute"/> has the old stored name; every reader gets today's fact.
/// The record is found by its type: nothing else has to name it.
/// </summary>
public interface IOldShape<out TFact> where TFact : Fact
{
    TFact AsToday();
}
