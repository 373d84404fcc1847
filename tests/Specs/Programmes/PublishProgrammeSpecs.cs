using System.Text.Json;
using Shouldly;
using Xunit;

namespace Samlop.Programmes;

public sealed class PublishProgrammeSpecs : Spec<Programme, ProgrammeFact>
{
    private static readonly PublishProgramme Command = new(Sample.Content);
    private static readonly ProgrammePublished First = new(1, Sample.Content);
    private static readonly ProgrammeContent Longer = Sample.With(Sample.Mapping with { Minutes = 40 });

    [Fact]
    public void The_first_version_is_published() => Given().When(programme => programme.Decide(Command)).Then(First);

    [Fact]
    public void The_same_content_twice_is_published_once() => Given(First).When(programme => programme.Decide(Command)).ThenNothing();

    [Fact]
    public void The_same_content_read_anew_is_the_same()
    {
        var again = JsonSerializer.Deserialize<ProgrammeContent>(
            JsonSerializer.Serialize(Sample.Content, FactJson.Options), FactJson.Options)!;
        Given(First).When(programme => programme.Decide(new PublishProgramme(again))).ThenNothing();
    }

    [Fact]
    public void Other_content_is_the_next_version() =>
        Given(First).When(programme => programme.Decide(new PublishProgramme(Longer))).Then(new ProgrammePublished(2, Longer));

    [Fact]
    public void Going_back_to_older_content_is_a_version_too() =>
        Given(First, new ProgrammePublished(2, Longer))
            .When(programme => programme.Decide(Command)).Then(new ProgrammePublished(3, Sample.Content));

    [Fact]
    public void A_retired_programme_is_published_no_more() =>
        Given(First, new ProgrammeRetired("Replaced."))
            .When(programme => programme.Decide(new PublishProgramme(Longer))).ThenRefused("programme-retired");

    [Fact]
    public void What_is_wrong_is_refused_with_its_place()
    {
        var refused = Should.Throw<Refused>(
            () => Programme.Initial.Decide(new PublishProgramme(Sample.With(Sample.Welcome with { Minutes = 0 }))));
        refused.Code.ShouldBe("programme-invalid");
        refused.Kind.ShouldBe(RefusalKind.Invalid);
        refused.Message.ShouldBe("Change organization/welcome: let it take 1 to 480 minutes.");
    }
}
