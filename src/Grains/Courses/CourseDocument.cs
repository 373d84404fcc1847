using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Samlop.Courses;

/// <summary>A course as it stands in lists.</summary>
public sealed record CourseDocument(string Id) : IDocument<CourseDocument>
{
    public static string Kind => Course.Kind;
    public static uint Shape => 1;

    public static IReadOnlyCollection<Type> FoldedFrom { get; } =
    [
        typeof(CoursePlanned), typeof(EnrolmentOpened), typeof(CourseStarted), typeof(ModuleOpened), typeof(ModuleClosed),
        typeof(CourseCompleted), typeof(CourseCancelled),
    ];

    public string Name { get; init; } = "";
    public string Programme { get; init; } = "";
    public int ProgrammeVersion { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly EndsOn { get; init; }
    public CoursePhase Phase { get; init; }

    /// <summary>Open modules in the order in which they were opened.</summary>
    public ImmutableList<string> Open { get; init; } = [];

    [JsonIgnore] public bool IsThere => Programme.Length > 0;

    public static CourseDocument Fold(CourseDocument? current, RecordedFact fact) => (current ?? new(fact.Stream)).With(fact.Fact);

    [JsonIgnore]
    public CourseRow Row =>
        new(StreamKey.Parse(Id).Id, Name, Programme, ProgrammeVersion, Phase, StartsOn, EndsOn, Open.LastOrDefault());

    private CourseDocument With(Fact fact) => fact switch
    {
        CoursePlanned f => this with
        {
            Name = f.Name,
            Programme = f.Programme,
            ProgrammeVersion = f.ProgrammeVersion,
            StartsOn = f.StartsOn,
            EndsOn = f.EndsOn,
        },
        EnrolmentOpened => this with { Phase = CoursePhase.Enrolling },
        CourseStarted => this with { Phase = CoursePhase.Running },
        ModuleOpened f => this with { Open = Open.Add(f.Module) },
        ModuleClosed f => this with { Open = Open.Remove(f.Module) },
        CourseCompleted => this with { Phase = CoursePhase.Completed },
        CourseCancelled => this with { Phase = CoursePhase.Cancelled },
        _ => this,
    };
}
