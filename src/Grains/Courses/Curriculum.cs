using System.Collections.Concurrent;
using Samlop.Programmes;

namespace Samlop.Courses;

/// <summary>The content of published programme versions. They never change, so a silo asks for each once.</summary>
public sealed class Curriculum(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<(string Region, string Programme, int Version), ProgrammeContent> _content = new();

    /// <summary>What is taught in the course.</summary>
    public async ValueTask<ProgrammeContent> Of(string region, CourseStanding course)
    {
        var key = (region, course.Programme, course.ProgrammeVersion);
        if (_content.TryGetValue(key, out var known))
            return known;
        var view = await grains.GetGrain<IProgrammeGrain>($"{region}/{course.Programme}").View(course.ProgrammeVersion);
        return _content.GetOrAdd(key, view.Content);
    }
}

public static class ProgrammeContentExtensions
{
    public static Module? Find(this ProgrammeContent content, string module) => content.Modules.FirstOrDefault(m => m.Key == module);

    public static Activity? Find(this ProgrammeContent content, string module, string activity) =>
        content.Find(module)?.Activities.FirstOrDefault(a => a.Key == activity);

    public static Instrument? Instrument(this ProgrammeContent content, string? key) =>
        content.Instruments.FirstOrDefault(i => i.Key == key);
}
