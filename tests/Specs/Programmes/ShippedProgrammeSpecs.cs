using System.Text.Json;
using Shouldly;
using Xunit;

namespace Samlop.Programmes;

/// <summary>The template that every region may start from, read from the gateway's own file.</summary>
public sealed class ShippedProgrammeSpecs : Spec<Programme, ProgrammeFact>
{
    private static readonly ProgrammeContent Content = JsonSerializer.Deserialize<ProgrammeContent>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Programmes", "digital-leadership.json")), FactJson.Options)!;

    [Fact]
    public void It_can_be_published() =>
        Given().When(programme => programme.Decide(new PublishProgramme(Content))).Then(new ProgrammePublished(1, Content));

    [Fact]
    public void It_has_the_four_modules_in_their_order() =>
        Content.Modules.Select(module => module.Key).ShouldBe(["organization", "management", "strategy", "technology"]);

    [Fact]
    public void Every_module_has_all_three_stages() =>
        Content.Modules.ShouldAllBe(module => module.Activities.Select(activity => activity.Stage).Distinct().Count() == 3);

    [Fact]
    public void It_maps_ten_capabilities_or_more() =>
        Content.Instruments.ShouldHaveSingleItem().Capabilities.Count.ShouldBeGreaterThanOrEqualTo(10);

    [Fact]
    public void It_maps_at_the_start_and_again_at_the_end()
    {
        bool Maps(Module module) => module.Activities.Any(activity => activity.Kind is ActivityKind.Mapping);
        Maps(Content.Modules[0]).ShouldBeTrue();
        Maps(Content.Modules[^1]).ShouldBeTrue();
    }
}
