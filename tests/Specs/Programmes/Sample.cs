namespace Samlop.Programmes;

/// <summary>The smallest programme that has one of everything; specs change one thing in it.</summary>
internal static class Sample
{
    public static readonly Texts Text = new("tekst", "tekst", "text");

    public static readonly Capability DataSharing = new("data-sharing", Text, Text, [Text, Text, Text, Text, Text]);

    public static readonly Instrument Maturity = new("digital-maturity", 1, Text, Text, [DataSharing]);

    public static readonly Activity Welcome = new(
        "welcome", Stage.PreWork, ActivityKind.Video, ActivityForm.Alone, true, 8, Text, Text, "https://example.org/welcome");

    public static readonly Activity Mapping = new(
        "first-mapping", Stage.Gathering, ActivityKind.Mapping, ActivityForm.Alone, true, 25, Text, Text, Instrument: "digital-maturity");

    public static readonly Module Organization = new("organization", Text, Text, [Welcome, Mapping]);

    public static readonly ProgrammeContent Content = new(Text, Text, [Organization], [Maturity]);

    public static ProgrammeContent With(Activity activity) => Content with { Modules = [Organization with { Activities = [activity] }] };

    public static ProgrammeContent With(Instrument instrument) => Content with { Instruments = [instrument] };

    public static ProgrammeContent With(Capability capability) => With(Maturity with { Capabilities = [capability] });
}
