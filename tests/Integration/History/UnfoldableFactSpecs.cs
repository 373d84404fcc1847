using Microsoft.Extensions.DependencyInjection;
using Samlop.Access;
using Samlop.Courses;
using Shouldly;
using Xunit;

namespace Samlop.History;

/// <summary>A release forgot how to fold a fact: the command that decides it is refused, and the stream goes on.</summary>
public sealed class UnfoldableFactSpecs(Installation installation)
{
    private readonly string _region = $"r{Guid.NewGuid():n}"[..12];

    private IForgetfulGrain Grain => installation.Silo.GetRequiredService<IGrainFactory>().GetGrain<IForgetfulGrain>($"{_region}/one");

    private string Stream => $"{new StreamKey(ForgetfulGrain.Kind, _region, "one")}";

    [Fact]
    public async Task What_cannot_be_folded_is_refused_with_nothing_written_and_the_stream_goes_on()
    {
        (await Grain.OpenEnrolment()).Version.ShouldBe(1);

        var refused = await Should.ThrowAsync<Refused>(() => Grain.CloseEnrolment());

        refused.Code.ShouldBe("fact-not-foldable");
        (await Recorded()).ShouldBe(["enrolment-opened"]);
        (await Grain.OpenEnrolment()).Version.ShouldBe(2);
        await installation.Drop(Stream);
        (await Grain.OpenEnrolment()).Version.ShouldBe(3);
        (await Recorded()).ShouldBe(["enrolment-opened", "enrolment-opened", "enrolment-opened"]);
    }

    private async Task<IEnumerable<string>> Recorded() =>
        (await installation.Silo.GetRequiredService<IHistory>().Read(_region, Stream, 0, TestContext.Current.CancellationToken))
            .Select(fact => FactNames.Of(fact.Fact));
}

public interface IForgetfulGrain : IGrainWithStringKey
{
    Task<Receipt> OpenEnrolment();

    Task<Receipt> CloseEnrolment();
}

/// <summary>Folds only one of the two facts that it decides.</summary>
public sealed record Forgetful : IState<Forgetful, CourseFact>
{
    public static Forgetful Initial { get; } = new();

    public Forgetful Evolve(CourseFact fact) => fact is EnrolmentOpened ? this : throw new InvalidOperationException("A forgotten arm.");
}

[GrainType(Kind)]
public sealed class ForgetfulGrain(StreamServices services) : StreamGrain<Forgetful, CourseFact>(services), IForgetfulGrain
{
    public const string Kind = "forgetful";

    public Task<Receipt> OpenEnrolment() => Told(new EnrolmentOpened());

    public Task<Receipt> CloseEnrolment() => Told(new EnrolmentClosed());

    /// <summary>No gateway calls this grain, so it names the caller itself.</summary>
    private Task<Receipt> Told(CourseFact fact)
    {
        var call = new Call("tests", [new Grant(Role.System, RegionId)], Guid.NewGuid(), null, "trace", null, null, null, default);
        Acting.Ambient = new Acting(call, Role.System, RegionId);
        return Transact(_ => [fact]);
    }
}
