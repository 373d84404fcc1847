namespace Samlop;

/// <summary>
/// A former shape of a fact. Its <see cref="FactNameAttribute"/> has the old stored name; every reader gets today's fact.
/// The record is found by its type and needs no registration.
/// </summary>
public interface IOldShape<out TFact> where TFact : Fact
{
    TFact AsToday();
}
