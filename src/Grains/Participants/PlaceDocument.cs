using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samlop.Programmes;

namespace Samlop.Participants;

/// <summary>A person in one course.</summary>
public sealed record PlaceDocument(string Course)
{
    /// <summary>The municipality that the fact named; the group may have moved since.</summary>
    public string Municipality { get; init; } = "";

    public string Group { get; init; } = "";

    /// <summary>Never <see cref="EnrolmentPhase.Finished"/>, because a person who has finished stays in the group.</summary>
    public EnrolmentPhase Phase { get; init; }

    public bool Finished { get; init; }

    /// <summary>Complete modules, in the order in which they became complete.</summary>
    public ImmutableList<string> Complete { get; init; } = [];

    public ImmutableDictionary<string, ModuleDocument> Modules { get; init; } = ImmutableDictionary<string, ModuleDocument>.Empty;

    /// <summary>False while there is no place yet: in a view of a past day, a back-dated fact may come before the invitation.</summary>
    [JsonIgnore] public bool IsThere => Group.Length > 0;

    public ModuleDocument Progress(string module) => Modules.GetValueOrDefault(module) ?? new ModuleDocument();

    internal PlaceDocument In(string municipality, string group, EnrolmentPhase phase) =>
        this with { Municipality = municipality, Group = group, Phase = phase };

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

    /// <summary>
    /// Applies the rule (<see cref="ProgressLaw"/>) and does not rely on the fact that says so: in a view of a past moment, that fact may
    /// come before or after the facts that made the module complete.
    /// </summary>
    public bool Completes(Module module) =>
        module.Completes(new ModuleProgress { Attendance = Attendance, Done = ModuleProgress.None.Done.Union(Done) });
}
