using Samlop.Courses;
using Samlop.People;
using Samlop.Programmes;

namespace Samlop.ManagementGroups;

/// <summary>The group of the specs: four members of one municipality, led by Ane, in a course whose first module is open.</summary>
public abstract class GroupSpec : Spec<ManagementGroup, ManagementGroupFact>
{
    protected static readonly DateOnly Today = new(2026, 3, 2);

    protected static readonly CourseStanding Course = new(
        "course", CoursePhase.Running, false, "programme", 1, AnonymityThreshold: 3, Quorum: 50,
        ["organization", "technology"], ["organization"], System.Collections.Immutable.ImmutableDictionary<string, DateOnly>.Empty,
        ["4203", "4204"], ["worker"]);

    private static readonly Texts Text = new("nb", "nn", "en");

    protected static readonly ProgrammeContent Content = new(Text, Text,
        [
            new Module("organization", Text, Text,
            [
                Does("welcome", ActivityKind.Video, ActivityForm.Alone),
                Does("mapping", ActivityKind.Mapping, ActivityForm.Alone, "maturity"),
                Does("talk", ActivityKind.Discussion, ActivityForm.InGroup),
                Does("sparring", ActivityKind.Dialogue, ActivityForm.AcrossGroups),
                Does("own-thoughts", ActivityKind.Reflection, ActivityForm.Alone),
                Does("look-back", ActivityKind.Reflection, ActivityForm.InGroup),
            ]),
            new Module("technology", Text, Text,
            [
                Does("mapping-again", ActivityKind.Mapping, ActivityForm.Alone, "maturity"),
                Does("talk", ActivityKind.Discussion, ActivityForm.InGroup),
            ]),
        ],
        [new Instrument("maturity", 2, Text, Text, [new Capability("data", Text, Text, []), new Capability("people", Text, Text, [])])]);

    protected static readonly GroupFormed Formed = new("course", "4203", "Rådmannens ledergruppe");

    /// <summary>A group of Ane, who leads, Bo, Cato and Dina.</summary>
    protected static readonly ManagementGroupFact[] Group =
    [
        Formed, new MemberJoined("ane", true), new MemberJoined("bo", false), new MemberJoined("cato", false),
        new MemberJoined("dina", false),
    ];

    protected static readonly Aggregate Seen = new(
        3, [new CapabilityAggregate("data", 2, 1, 3), new CapabilityAggregate("people", 3, 3, 4)]);

    protected static readonly MappingReleased FirstRound = new("organization", "mapping", "maturity", 2, 4, Seen, null);

    protected static readonly MappingReleased SecondRound = new("technology", "mapping-again", "maturity", 2, 4, Seen, null);

    protected static readonly StartingPointAgreed StartsAtTwo = new(
        "organization", "mapping", new Dictionary<string, int> { ["data"] = 2 }, Seen);

    protected static readonly AmbitionSet AimsAtFour = new("data", 4, Horizon.Long, new DateOnly(2027, 1, 1));

    protected static readonly DecisionProposed Proposed = Proposal("one");

    protected static readonly DecisionAdopted Adopted = Adoption("one");

    protected static DecisionProposed Proposal(string id) =>
        new(id, "One register for all", Horizon.Short, "kommunedirektør", new DateOnly(2026, 9, 1), "We keep four", ["Two", "None"], [], 5);

    protected static DecisionAdopted Adoption(string id) => new(id, ["ane", "bo"], []);

    protected static Sealed Hidden(string text) => new(text);

    protected static IReadOnlyDictionary<string, int> Places(int data, int people) =>
        new Dictionary<string, int> { ["data"] = data, ["people"] = people };

    private static Activity Does(string key, ActivityKind kind, ActivityForm form, string? instrument = null) =>
        new(key, Stage.PreWork, kind, form, true, 10, Text, Text, Instrument: instrument);
}
