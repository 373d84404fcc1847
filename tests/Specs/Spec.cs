using System.Text.Json;
using Shouldly;

namespace Samlop;

/// <summary>Given facts, when a command is decided, then facts or a refusal. Pure: no store, no clock, no silo.</summary>
public abstract class Spec<TState, TFact>
    where TState : IState<TState, TFact>
    where TFact : Fact
{
    protected static Story Given(params TFact[] facts) => new([.. facts]);

    protected sealed record Story(IReadOnlyList<TFact> Facts)
    {
        /// <summary>Adds facts after the given ones: the same command can be tried on the result.</summary>
        public Story And(params TFact[] facts) => new([.. Facts, .. facts]);

        public Outcome When(Func<TState, IReadOnlyList<TFact>> decide)
        {
            var state = Facts.Aggregate(TState.Initial, (current, fact) => current.Evolve(fact));
            try
            {
                return new Outcome(decide(state), null);
            }
            catch (Refused refused)
            {
                return new Outcome([], refused);
            }
        }
    }

    protected sealed record Outcome(IReadOnlyList<TFact> Facts, Refused? Refusal)
    {
        public void Then(params TFact[] expected)
        {
            Refusal.ShouldBeNull();
            Facts.Select(Written).ShouldBe(expected.Select(Written));
        }

        public void ThenNothing() => Then();

        public void ThenRefused(string code)
        {
            Refusal.ShouldNotBeNull();
            Refusal.Code.ShouldBe(code);
        }

        /// <summary>As it would be stored: two facts are the same when their stored names and bodies are.</summary>
        private static string Written(TFact fact) => $"{FactNames.Of(fact)} {JsonSerializer.Serialize<object>(fact, FactJson.Options)}";
    }
}
