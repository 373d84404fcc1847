using CsCheck;
using Samlop.Access;
using Samlop.Regions;
using Shouldly;
using Xunit;

namespace Samlop;

public sealed class RecentCommandsSpecs
{
    [Fact]
    public void A_new_stream_has_done_nothing_and_misses_nothing()
    {
        var recent = new RecentCommands();

        recent.HasAll.ShouldBeTrue();
        recent.Find(Command(1)).ShouldBeNull();
    }

    [Fact]
    public void A_command_is_answered_with_the_version_behind_its_last_fact()
    {
        var recent = new RecentCommands();
        recent.Add(Fact(Command(1), 1));
        recent.Add(Fact(Command(2), 2));
        recent.Add(Fact(Command(2), 3));
        recent.Add(Fact(Command(3), 4));

        recent.Find(Command(2)).ShouldBe(new DoneCommand(Command(2), 3, "hash of 3"));
        ((int[])[1, 2, 3]).Select(command => recent.Find(Command(command))?.Version).ShouldBe([1, 3, 4]);
    }

    [Fact]
    public void The_newest_stay_and_it_is_known_that_others_went()
    {
        var recent = Of(RecentCommands.Most);
        recent.HasAll.ShouldBeTrue();
        recent.Find(Command(1)).ShouldNotBeNull();

        recent.Add(Fact(Command(RecentCommands.Most + 1), RecentCommands.Most + 1));

        recent.HasAll.ShouldBeFalse();
        recent.Find(Command(1)).ShouldBeNull();
        Enumerable.Range(2, RecentCommands.Most).ShouldAllBe(command => recent.Find(Command(command)) != null);
    }

    [Fact]
    public void One_command_of_many_facts_takes_one_place()
    {
        var recent = Of(RecentCommands.Most - 1);
        for (var fact = 0; fact < 100; fact++)
            recent.Add(Fact(Command(1000), RecentCommands.Most + fact));

        recent.HasAll.ShouldBeTrue();
        recent.Find(Command(1000))!.Value.Version.ShouldBe(RecentCommands.Most + 99);
    }

    /// <summary>
    /// For a history of any length, with or without earlier facts: an entry that is found is right, and an entry may be missing only
    /// where <c>HasAll</c> is false.
    /// </summary>
    [Fact]
    public void It_is_what_a_list_of_everything_would_say() =>
        Gen.Select(Gen.Int[1, 4].List[0, 60], Gen.Bool).ForAll((sizes, fromTheStart) =>
        {
            var (recent, everything, version) = (new RecentCommands(fromTheStart), new Dictionary<Guid, long>(), 0L);
            for (var command = 0; command < sizes.Count; command++)
            {
                for (var fact = 0; fact < sizes[command]; fact++)
                    recent.Add(Fact(Command(command), ++version));
                everything[Command(command)] = version;
            }

            recent.HasAll.ShouldBe(fromTheStart && sizes.Count <= RecentCommands.Most);
            foreach (var (command, behind) in everything)
                recent.Find(command)?.Version.ShouldBe(behind);
            everything.Keys.Count(command => recent.Find(command) is not null).ShouldBe(Math.Min(sizes.Count, RecentCommands.Most));
            recent.Find(Command(1000)).ShouldBeNull();
        });

    private static RecentCommands Of(int commands)
    {
        var recent = new RecentCommands();
        for (var command = 1; command <= commands; command++)
            recent.Add(Fact(Command(command), command));
        return recent;
    }

    private static Guid Command(int number) => new(number, 0, 0, new byte[8]);

    private static RecordedFact Fact(Guid command, long version) => new(
        new MunicipalityAdmitted("4203"), Guid.NewGuid(), "region/agder", version, default,
        default, "person-7", Role.Coordinator, command, $"hash of {version}", "trace", null);
}
