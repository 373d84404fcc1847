using Samlop.Programmes;

namespace Samlop;

/// <summary>A small programme: one full module, and one with a film alone.</summary>
internal static class SmallProgramme
{
    public static ProgrammeContent Content { get; } = new(
        Text, Text,
        [
            new Module("organization", Text, Text,
            [
                Alone("film", Stage.PreWork, ActivityKind.Video),
                Alone("article", Stage.PreWork, ActivityKind.Article) with { Required = false },
                Alone("test", Stage.Gathering, ActivityKind.Mapping),
                Alone("thoughts", Stage.PostWork, ActivityKind.Reflection),
                Alone("picture", Stage.PreWork, ActivityKind.Discussion) with { Form = ActivityForm.InGroup },
                Alone("dialogue", Stage.PreWork, ActivityKind.Dialogue) with { Form = ActivityForm.AcrossGroups },
            ]),
            new Module("management", Text, Text, [Alone("film", Stage.PreWork, ActivityKind.Video)]),
        ],
        []);

    private static Texts Text => new("nb", "nn", "en");

    private static Activity Alone(string key, Stage stage, ActivityKind kind) =>
        new(key, stage, kind, ActivityForm.Alone, true, 10, Text, Text);
}
