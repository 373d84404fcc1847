using Xunit;

namespace Samlop.Programmes;

/// <summary>Answers name the version of the instrument they were given to, so one version is one set of questions for ever.</summary>
public sealed class InstrumentVersionSpecs : Spec<Programme, ProgrammeFact>
{
    private static readonly Instrument Reworded = Sample.Maturity with { Title = new Texts("ny", "ny", "new") };
    private static readonly ProgrammePublished First = new(1, Sample.Content);
    private static readonly ProgrammePublished WithoutInstrument = new(2, Sample.With(Sample.Welcome) with { Instruments = [] });

    [Fact]
    public void A_changed_instrument_with_a_higher_version_is_published() =>
        Given(First).When(Publishing(Reworded with { Version = 2 }))
            .Then(new ProgrammePublished(2, Sample.With(Reworded with { Version = 2 })));

    [Fact]
    public void A_changed_instrument_with_the_same_version_is_refused() =>
        Given(First).When(Publishing(Reworded)).ThenRefused("programme-invalid");

    [Fact]
    public void A_version_does_not_go_back() =>
        Given(new ProgrammePublished(1, Sample.With(Sample.Maturity with { Version = 3 })))
            .When(Publishing(Sample.Maturity with { Version = 2 })).ThenRefused("programme-invalid");

    [Fact]
    public void An_instrument_that_left_comes_back_unchanged() =>
        Given(First, WithoutInstrument).When(Publishing(Sample.Maturity)).Then(new ProgrammePublished(3, Sample.Content));

    [Fact]
    public void An_instrument_that_left_does_not_come_back_changed_under_its_old_version() =>
        Given(First, WithoutInstrument).When(Publishing(Reworded)).ThenRefused("programme-invalid");

    private static Func<Programme, IReadOnlyList<ProgrammeFact>> Publishing(Instrument instrument) =>
        programme => programme.Decide(new PublishProgramme(Sample.With(instrument)));
}
