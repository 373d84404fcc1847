namespace Samlop.Programmes;

/// <summary>A whole programme: modules in the order they are taught, and the instruments their mappings use.</summary>
[GenerateSerializer, Immutable, Alias("programme.content")]
public sealed record ProgrammeContent(Texts Title, Texts Summary, IReadOnlyList<Module> Modules, IReadOnlyList<Instrument> Instruments);

/// <param name="Key">Unique in the programme, kebab-case: <c>organization</c>.</param>
/// <param name="Activities">The activities of all three stages, in the order in which they are done.</param>
[GenerateSerializer, Immutable, Alias("programme.module")]
public sealed record Module(string Key, Texts Title, Texts Summary, IReadOnlyList<Activity> Activities);

/// <summary>One task of a module.</summary>
/// <param name="Key">Unique in its module, kebab-case.</param>
/// <param name="Required">A module is complete for a person, or a group, when all its required activities are done.</param>
/// <param name="Minutes">Expected duration in minutes, 1 to 480.</param>
/// <param name="Link">Address of the material, http or https; null when the instructions are enough.</param>
/// <param name="Sector">Sector of the case (<c>health</c>, <c>education</c>, <c>technical</c> …); null when it is for all sectors.</param>
/// <param name="Instrument">Key of the instrument, for <see cref="ActivityKind.Mapping"/> alone.</param>
[GenerateSerializer, Immutable, Alias("programme.activity")]
public sealed record Activity(
    string Key,
    Stage Stage,
    ActivityKind Kind,
    ActivityForm Form,
    bool Required,
    int Minutes,
    Texts Title,
    Texts Instructions,
    string? Link = null,
    string? Sector = null,
    string? Instrument = null);

/// <summary>The three stages of a module.</summary>
public enum Stage { PreWork, Gathering, PostWork }

public enum ActivityKind { Video, Article, Case, Talk, Mapping, Discussion, Dialogue, Reflection, Ambition }

/// <summary>The form of work: each person alone, a group together, or several groups together.</summary>
public enum ActivityForm { Alone, InGroup, AcrossGroups }

/// <summary>A mapping test: capabilities, each placed in one of five generations of digital maturity.</summary>
/// <param name="Key">Unique in the programme, kebab-case.</param>
/// <param name="Version">Counts from 1. Each answer names the version that it belongs to.</param>
[GenerateSerializer, Immutable, Alias("programme.instrument")]
public sealed record Instrument(string Key, int Version, Texts Title, Texts Instructions, IReadOnlyList<Capability> Capabilities);

/// <param name="Generations">Exactly five descriptions, from the first to the fifth generation.</param>
[GenerateSerializer, Immutable, Alias("programme.capability")]
public sealed record Capability(string Key, Texts Title, Texts Question, IReadOnlyList<Texts> Generations);
