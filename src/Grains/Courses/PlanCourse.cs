using Samlop.Programmes;

namespace Samlop.Courses;

/// <param name="Modules">Keys in order, as the programme's version has them.</param>
[FactName("course-planned")]
public sealed record CoursePlanned(
    string Name, string Programme, int ProgrammeVersion, IReadOnlyList<string> Modules, DateOnly StartsOn, DateOnly EndsOn,
    int AnonymityThreshold, int Quorum) : CourseFact;

public sealed partial record Course
{
    private const int DefaultThreshold = 5, LowestThreshold = 3, LowestQuorum = 50;

    public IReadOnlyList<CourseFact> Decide(PlanCourse command, ProgrammeView programme)
    {
        var planned = Checked(command, programme);
        if (Planned is null)
            return programme.Retired ? throw Retired(command.Programme) : [planned];
        if (Planned with { Modules = planned.Modules } == planned)
            return [];
        throw new Refused(
            "course-planned-otherwise", $"A course with that id is planned already, with another name, programme or calendar.");
    }

    private static CoursePlanned Checked(PlanCourse command, ProgrammeView programme)
    {
        var (threshold, quorum) = (command.AnonymityThreshold ?? DefaultThreshold, command.Quorum ?? LowestQuorum);
        if (string.IsNullOrWhiteSpace(command.Name))
            throw new Refused("course-name-empty", $"Say what the course is called.", RefusalKind.Invalid);
        if (command.EndsOn < command.StartsOn)
            throw new Refused(
                "course-calendar-backwards", $"The course ends before it starts: choose a last day on or after {command.StartsOn:O}.",
                RefusalKind.Invalid);
        if (threshold < LowestThreshold)
            throw new Refused(
                "anonymity-threshold-too-low",
                $"Below {LowestThreshold} answers a person could be told from an aggregate: choose {LowestThreshold} or more.",
                RefusalKind.Invalid);
        if (quorum is < LowestQuorum or > 100)
            throw new Refused("quorum-out-of-range", $"Choose a quorum from {LowestQuorum} to 100 per cent.", RefusalKind.Invalid);
        return new CoursePlanned(
            command.Name.Trim(), command.Programme, command.ProgrammeVersion, [.. programme.Content.Modules.Select(module => module.Key)],
            command.StartsOn, command.EndsOn, threshold, quorum);
    }

    private static Refused Retired(string programme) =>
        new("programme-retired", $"Programme {programme} is retired: no new course can choose it. Choose another.");
}

public sealed partial class CourseGrain
{
    public async Task<Receipt> Plan(PlanCourse command)
    {
        var asked = GrainFactory.GetGrain<IProgrammeGrain>($"{RegionId}/{command.Programme}");
        var programme = await asked.View(command.ProgrammeVersion).OrNull() ?? throw NotPublished(command);
        return await Transact(course => course.Decide(command, programme));
    }

    private static Refused NotPublished(PlanCourse command) => new(
        "programme-not-published",
        $"Programme {command.Programme} has no version {command.ProgrammeVersion}. Publish it, or choose another.");
}
