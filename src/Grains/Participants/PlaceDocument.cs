using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samlop.Programmes;

namespace Samlop.Participants;

/// <summary>A person in one course.</summary>
public sealed record PlaceDocument(string Course)
{
    /// <summary>As it was told; the group may have moved since.</summary>
    public string Municipality { get; init; } = "";

    public string Group { get; init; } = "";

    /// <summary>Never <see cref="EnrolmentPhase.Finished"/>: who has finished still sits in the group.</summary>
    public EnrolmentPhase Phase { get; init; }

    public bool Finished { get; init; }

    /// <summary>Modules complete, in the order in which they became so.</summary>
    public ImmutableList<string> Complete { get; init; } = [];

    public ImmutableDictionary<string, ModuleDocument> Modules { get; init; } = ImmutableDictionary<string, ModuleDocument>.Empty;

    /// <summary>Seen as of a day, a back-dated fact may come before the invitation: there is no place yet then.</summary>
    [JsonIgnore] public bool IsThere => Group.Length > 0;

    public ModuleDocument Progress(string module) => Modules.GetValueOrDefault(module) ?? new ModuleDocument();

    internal PlaceDocument Did(string module, string activity)
    {
        var progress = Progress(module);
        return With(module, progress with { Done = progress.Done.Add(activity) });
    }

    internal PlaceDocument Was(string module, Attendance attendance) => With(module, Progress(module) with { Attendance = attendance });

    private PlaceDocument With(string module, ModuleDocument progress) => this with { Modules = Modules.SetItem(module, progress) };
}

/// <summary>A person in one module.</summary>
public sealed record ModuleDocument
{
    public ImmutableHashSet<string> Done { get; init; } = [];

    public Attendance Attendance { get; init; }

    /// <summary>By the law itself, not by the fact that says so: of a past moment, that fact may come before or behind what brought it about.</summary>
    public bool Completes(Module module) =>
        module.Completes(new ModuleProgress { Attendance = Attendance, Done = ModuleProgress.None.Done.Union(Done) });
}
