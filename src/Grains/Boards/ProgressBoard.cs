using Samlop.Programmes;

namespace Samlop.Boards;

/// <summary>Progress, municipality × module × stage.</summary>
public static class ProgressBoard
{
    private static readonly Stage[] Stages = [Stage.PreWork, Stage.Gathering, Stage.PostWork];

    public static IReadOnlyList<ProgressRow> Of(BoardCourse course) =>
        [.. from municipality in course.Rows()
            from module in course.Content.Modules
            from stage in Stages
            select Row(municipality, module, stage)];

    private static ProgressRow Row(BoardMunicipality municipality, Module module, Stage stage)
    {
        var people = municipality.Enrolled;
        var required = module.RequiredAlone(stage);
        return new ProgressRow(
            municipality.Number, municipality.Name, module.Key, stage, people.Count,
            people.Sum(person => required.Count(activity => person.Progress(module.Key).Done.Contains(activity.Key))),
            people.Count * required.Count,
            people.Count(person => person.Progress(module.Key).Completes(module)));
    }

    /// <summary>The required activities of a stage that each person does alone.</summary>
    internal static IReadOnlyList<Activity> RequiredAlone(this Module module, Stage stage) =>
        [.. module.Activities.Where(activity => activity.Required && activity.Stage == stage && activity.Form is ActivityForm.Alone)];
}
