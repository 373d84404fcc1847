using System.Collections.Immutable;
using Samlop.Access;
using Samlop.ManagementGroups;

namespace Samlop.Benchmarks;

/// <summary>
/// The management groups on whose decision progress is reported: formed, with a lead, one decision adopted and its review date past (so
/// that no calendar wakes them), which makes <see cref="Version"/> facts. The facts are those that the group's own commands would have
/// made.
/// </summary>
internal static class Groups
{
    public const string Region = "agder", Lead = "lead", Kind = "management-group";

    public static string Key(int group) => $"{Region}/{group:d8}";

    public static string Stream(int group) => $"{Kind}/{Key(group)}";

    private static readonly DateOnly Review = new(2026, 9, 1);

    private static readonly IReadOnlyList<Fact> Facts =
    [
        new GroupFormed("kull-1", "4204", "Kommunedirektørens ledergruppe"),
        new MemberJoined(Lead, Lead: true),
        new DecisionProposed(
            Payload.Decision, "Open the school in the evening", Horizon.Short, "kommunedirektør", Review, "Associations lack rooms.",
            ["Rent rooms", "Do nothing"], [], KnewVersion: 2),
        new DecisionAdopted(Payload.Decision, [Lead], []),
        new DecisionFellDue(Payload.Decision, Review),
    ];

    private static readonly ImmutableArray<Grant> Grants = [new Grant(Role.GroupLead, Region)];

    public static int Version => Facts.Count;

    public static Append Birth(int group) =>
        new(Stream(group), 0, [.. Facts.Select((fact, position) => Recorded(Stream(group), fact, position))]);

    /// <summary>A fact as a command of the lead would have it recorded.</summary>
    public static RecordedFact Recorded(string stream, Fact fact, int position, Role role = Role.GroupLead)
    {
        var (command, now) = (FactId.OfName(Region, stream, $"{position}"), RecordedFact.Now(TimeProvider.System));
        return new RecordedFact(
            fact, FactId.Of(command, 0), stream, position + 1, now, now, Lead, role, command, command
                .ToString("n"), command
                .ToString("n"), null);
    }

    public static ReportDecisionProgress Report(int group, long version) =>
        new(Payload.Decision, Payload.PerCent(version), Payload.Note(group, version));

    /// <summary>The envelope of a report, as the gateway makes it.</summary>
    /// <param name="version">That the caller has seen.</param>
    public static Call Call(long version)
    {
        var command = Payload.Id();
        return new Call(Lead, Grants, command, command.ToString("n"), Payload.Id().ToString("n"), null, null, version, default);
    }
}
