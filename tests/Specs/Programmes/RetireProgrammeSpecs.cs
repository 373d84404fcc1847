using Xunit;

namespace Samlop.Programmes;

public sealed class RetireProgrammeSpecs : Spec<Programme, ProgrammeFact>
{
    private static readonly RetireProgramme Command = new("Replaced by a shorter one.");
    private static readonly ProgrammePublished Published = new(1, Sample.Content);
    private static readonly ProgrammeRetired Retired = new("Replaced by a shorter one.");

    [Fact]
    public void A_programme_is_retired() => Given(Published).When(programme => programme.Decide(Command)).Then(Retired);

    [Fact]
    public void Retiring_it_twice_is_recorded_once() =>
        Given(Published, Retired).When(programme => programme.Decide(Command)).ThenNothing();

    [Fact]
    public void One_that_was_never_published_is_refused() =>
        Given().When(programme => programme.Decide(Command)).ThenRefused("programme-not-published");

    [Fact]
    public void It_needs_a_reason() =>
        Given(Published).When(programme => programme.Decide(new RetireProgramme(" "))).ThenRefused("retirement-reason-empty");
}
