using Xunit;

namespace Samlop.Municipalities;

public sealed class MergeMunicipalitySpecs : Spec<Municipality, MunicipalityFact>
{
    private static readonly MergeMunicipality Command = new("4204");
    private static readonly MunicipalityRegistered Registered = new("Arendal", "Agder");
    private static readonly MunicipalityMerged Merged = new("4204", []);

    [Fact]
    public void It_goes_into_another_with_its_seats_and_who_holds_them() =>
        Given(
            Registered, new CourseJoined("spring", 20), new CourseJoined("autumn", 8),
            new SeatTaken("spring", "kari", "executives", Lead: true))
            .When(Merging(Command))
            .Then(new MunicipalityMerged("4204", [
                new InheritedCourse("autumn", 8, []),
                new InheritedCourse("spring", 20, [new InheritedSeat("kari", "executives")])]));

    [Fact]
    public void Merging_twice_is_recorded_once() => Given(Registered, Merged).When(Merging(Command)).ThenNothing();

    [Fact]
    public void What_has_gone_into_one_does_not_go_into_another() =>
        Given(Registered, Merged).When(Merging(new MergeMunicipality("4205"))).ThenRefused("municipality-merged");

    [Fact]
    public void It_does_not_go_into_itself() =>
        Given(Registered).When(Merging(new MergeMunicipality("4203"))).ThenRefused("successor-is-itself");

    [Fact]
    public void It_goes_into_one_that_stands_in_the_region() =>
        Given(Registered).When(Merging(new MergeMunicipality("1103"))).ThenRefused("successor-unknown");

    private static Func<Municipality, IReadOnlyList<MunicipalityFact>> Merging(MergeMunicipality command) =>
        municipality => municipality.Decide(command, "4203", ["4204", "4205"]);
}
