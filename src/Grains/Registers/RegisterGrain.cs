using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Municipalities;
using Samlop.Participants;
using Samlop.People;
using Samlop.Programmes;

namespace Samlop.Registers;

/// <remarks>The lists come from the read models, a moment behind the facts: after a command, ask the thing itself by its id.</remarks>
[GrainType("register")]
public sealed partial class RegisterGrain(
    IHistory history,
    IVault vault,
    Curriculum curriculum,
    IReadModel<CourseDocument> courses,
    IReadModel<ManagementGroupDocument> groups,
    IReadModel<MunicipalityDocument> municipalities,
    IReadModel<ParticipantDocument> participants,
    IReadModel<ProgrammeDocument> programmes) : Grain, IRegisterGrain
{
    private string Region => this.GetPrimaryKeyString();

    public IAsyncEnumerable<CourseRow> Courses(Page page) => List(courses, page, course => course.Row);

    public IAsyncEnumerable<MunicipalityRow> Municipalities(Page page) => List(municipalities, page, municipality => municipality.Row);

    public IAsyncEnumerable<ProgrammeRow> Programmes(Page page) => List(programmes, page, programme => programme.Row);

    public async IAsyncEnumerable<ManagementGroupRow> Groups(string? course, string? municipality, Page page)
    {
        var taught = new Dictionary<string, ProgrammeContent>();
        await foreach (var chunk in Chunks(groups, page, new ManagementGroupFilter(course, municipality)))
            foreach (var group in chunk)
            {
                if (!taught.TryGetValue(group.Course, out var content))
                    taught[group.Course] = content = await curriculum.Of(Region, await CourseOf(group).Standing());
                yield return Row(group, content);
            }
    }

    private ICourseGrain CourseOf(ManagementGroupDocument group) => GrainFactory.GetGrain<ICourseGrain>($"{Region}/{group.Course}");

    public Task<HistorySummary> History() => history.Summarise(Region, CancellationToken.None);

    private static ManagementGroupRow Row(ManagementGroupDocument group, ProgrammeContent content) => new(
        group.Group, group.Name, group.Course, group.Municipality, group.Members.Count,
        content.Modules.Sum(module => module.Activities.Count(activity => group.HasDone(module.Key, activity))),
        group.Decisions.Count);

    private async IAsyncEnumerable<TRow> List<TDocument, TRow>(IReadModel<TDocument> model, Page page, Func<TDocument, TRow> row)
        where TDocument : class, IDocument<TDocument>
    {
        await foreach (var chunk in Chunks(model, page))
            foreach (var document in chunk)
                yield return row(document);
    }

    /// <summary>The documents of a page in chunks, so that a long list is never in memory as a whole.</summary>
    private async IAsyncEnumerable<IReadOnlyList<TDocument>> Chunks<TDocument>(
        IReadModel<TDocument> model, Page page, IDocumentFilter<TDocument>? filter = null)
        where TDocument : class, IDocument<TDocument>
    {
        page.Check();
        var left = page.Limit ?? int.MaxValue;
        var after = page.After is { } id ? new StreamKey(TDocument.Kind, Region, id).ToString() : null;
        await foreach (var chunk in model.Now(Region, after, filter, Math.Min(left, IReadModel<TDocument>.Chunk)))
        {
            yield return [.. chunk.Take(left)];
            left -= chunk.Count;
            if (left <= 0)
                yield break;
        }
    }
}
