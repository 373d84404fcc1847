using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Messaging;
using Shouldly;
using Xunit;

namespace Samlop.Silos;

public sealed class SiloResilienceSpecs : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Hurried _clock = new();
    private readonly SiloResilience _resilience;
    private int _calls;

    public SiloResilienceSpecs() => _resilience = On(_clock);

    public void Dispose()
    {
        _resilience.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task A_call_that_a_lost_silo_had_is_made_again()
    {
        using var resilience = On(TimeProvider.System);
        var underWay = resilience.Call(() => ++_calls == 1 ? new TaskCompletionSource<string>().Task : Task.FromResult("done"));
        _calls.ShouldBe(1);

        resilience.OneIsLost();

        (await underWay.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).ShouldBe("done");
        _calls.ShouldBe(2);
    }

    /// <summary>The call was passed on to another silo, which died. The gateway has no connection to it and hears nothing.</summary>
    [Fact]
    public async Task A_call_that_nobody_answers_is_made_once_more_and_then_waited_for()
    {
        var (first, second) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>());
        var again = new TaskCompletionSource();

        var underWay = _resilience.Call(() =>
        {
            if (++_calls == 1)
                return first.Task;
            again.SetResult();
            return second.Task;
        });
        await again.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        second.SetResult("done");

        (await underWay.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).ShouldBe("done");
        _calls.ShouldBe(2);
        _clock.Waits.Count(wait => wait == TimeSpan.FromSeconds(8)).ShouldBe(1, "the second has no such end");
    }

    /// <summary>A call that is repeated at once may be passed on to the dead silo again, as long as its death is not known.</summary>
    [Fact]
    public async Task Also_one_that_was_made_again_already_is_made_once_more_when_nobody_answers()
    {
        var answer = await _resilience.Call(() => ++_calls switch
        {
            1 => throw new ConnectionFailedException("it has gone"),
            2 => new TaskCompletionSource<string>().Task,
            _ => Task.FromResult("done"),
        }).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        answer.ShouldBe("done");
        _calls.ShouldBe(3);
    }

    [Fact]
    public async Task A_silo_that_was_lost_before_is_no_reason_to_make_a_call_again()
    {
        _resilience.OneIsLost();

        (await _resilience.Call(() => Task.FromResult(++_calls))).ShouldBe(1);
    }

    [Fact]
    public async Task A_silo_that_cannot_be_reached_is_tried_until_it_can() =>
        (await _resilience.Call(() => ++_calls < 4 ? throw new ConnectionFailedException("nothing listens") : Task.FromResult(_calls)))
            .ShouldBe(4);

    [Fact]
    public async Task But_not_for_ever()
    {
        await Should.ThrowAsync<SiloUnavailableException>(
            () => _resilience.Call<int>(() => throw new SiloUnavailableException($"{++_calls}")));

        _calls.ShouldBe(13);
    }

    [Theory, MemberData(nameof(Answers))]
    public async Task What_a_silo_has_answered_is_the_answer(Exception answer)
    {
        Task<int> Call() => Task.FromException<int>(++_calls == 1 ? answer : new InvalidOperationException("called again"));
        (await Record.ExceptionAsync(() => _resilience.Call(Call))).ShouldBe(answer);

        _calls.ShouldBe(1);
    }

    public static TheoryData<Exception> Answers { get; } =
    [
        new Refused("seats-full", $"No seat is free."),
        new GatewayTooBusyException("enough to do"),
        new TimeoutException("too slow"),
        new OperationCanceledException("given up"),
    ];

    private SiloResilience On(TimeProvider clock) => new(clock, _services.GetRequiredService<IMeterFactory>());

    /// <summary>A clock whose timers fire at once.</summary>
    private sealed class Hurried : TimeProvider
    {
        /// <summary>The requested waiting times.</summary>
        public ConcurrentQueue<TimeSpan> Waits { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Enqueue(dueTime);
            return base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
        }
    }
}
