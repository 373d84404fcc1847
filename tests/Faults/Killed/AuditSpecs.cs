using Shouldly;
using Xunit;

namespace Samlop.Faults;

/// <summary>The audit itself sees what it should, and nothing where nothing is wrong.</summary>
public sealed class AuditSpecs
{
    private static readonly IReadOnlyList<StoredFact> History = [Fact(1, "founding"), Fact(2, "a"), Fact(3, "b")];

    private static readonly IReadOnlyList<Told> Answers = [Acknowledged("a", 2), Acknowledged("b", 3)];

    [Fact]
    public void Nothing_is_found_where_everything_stands_as_it_was_acknowledged() => Found(Answers, History).ShouldBeEmpty();

    [Fact]
    public void What_was_never_acknowledged_may_stand_once_or_not_at_all()
    {
        Found([Acknowledged("a", 2), Unanswered("b")], History).ShouldBeEmpty();
        Found([.. Answers, Unanswered("c")], History).ShouldBeEmpty();
    }

    [Fact]
    public void A_command_that_was_acknowledged_and_is_nowhere_is_missing() =>
        Found([.. Answers, Acknowledged("c", 4)], History).ShouldBe([Flaw.Missing]);

    [Fact]
    public void A_command_that_stands_twice_under_one_id_is_doubled() =>
        Found(Answers, [.. History, Fact(4, "b")]).ShouldBe([Flaw.Doubled]);

    [Fact]
    public void A_command_that_stands_under_each_of_its_keys_is_doubled() =>
        Found([Acknowledged("a", 2), new("region/r", ["b", "c"], 4)], [.. History, Fact(4, "c")]).ShouldBe([Flaw.Doubled]);

    [Fact]
    public void A_command_that_stands_in_two_streams_is_doubled() =>
        Found(Answers, [.. History, Fact(1, "b", "region/other")]).ShouldBe([Flaw.Doubled]);

    [Fact]
    public void A_command_that_was_never_acknowledged_can_be_doubled_too() =>
        Found([Acknowledged("a", 2), Unanswered("b")], [.. History, Fact(4, "b")]).ShouldBe([Flaw.Doubled]);

    [Fact]
    public void A_command_at_another_version_than_was_answered_is_elsewhere() =>
        Found([Acknowledged("a", 2), Acknowledged("b", 2)], History).ShouldBe([Flaw.Elsewhere]);

    [Fact]
    public void A_command_in_another_stream_than_was_asked_is_elsewhere() =>
        Found(
            [
                Acknowledged("a", 2), Acknowledged("b", 1),
            ], [Fact(1, "founding"), Fact(2, "a"), Fact(1, "b", "region/other")]).ShouldBe([Flaw.Elsewhere]);

    [Fact]
    public void A_stream_that_leaves_a_version_out_has_a_gap() =>
        Found([Acknowledged("a", 2), Acknowledged("b", 4)], [Fact(1, "founding"), Fact(2, "a"), Fact(4, "b")]).ShouldBe([Flaw.Gap]);

    [Fact]
    public void A_stream_with_a_version_twice_has_a_gap() =>
        Found([Acknowledged("a", 2), Acknowledged("b", 2)], [Fact(1, "founding"), Fact(2, "a"), Fact(2, "b")]).ShouldBe([Flaw.Gap]);

    [Fact]
    public void A_fact_of_a_command_that_nobody_sent_is_unasked() =>
        Found(Answers, [.. History, Fact(4, "foreign")]).ShouldBe([Flaw.Unasked]);

    private static IEnumerable<Flaw> Found(IReadOnlyList<Told> told, IReadOnlyList<StoredFact> facts) =>
        Audit.Of(told, new Dictionary<string, long> { ["region/r"] = 1 }, facts).Select(finding => finding.Flaw);

    private static StoredFact Fact(long version, string command, string stream = "region/r") =>
        new(Guid.NewGuid(), stream, version, "municipality-admitted", command);

    private static Told Acknowledged(string command, long version) => new("region/r", [command], version);

    private static Told Unanswered(string command) => new("region/r", [command], null);
}
