using System.Text.Json.Serialization;

namespace Samlop.Programmes;

/// <summary>A programme as it stands in lists.</summary>
public sealed record ProgrammeDocument(string Id) : IDocument<ProgrammeDocument>
{
    public static string Kind => Programme.Kind;
    public static uint Shape => 1;

    public static IReadOnlyCollection<Type> FoldedFrom { get; } =
    [
        typeof(ProgrammePublished), typeof(ProgrammeRetired),
    ];

    public Texts? Title { get; init; }
    public int Newest { get; init; }
    public bool Retired { get; init; }

    [JsonIgnore] public bool IsThere => Title is not null;

    /// <summary>The title in bokmål: a list has one language.</summary>
    [JsonIgnore] public ProgrammeRow Row => new(StreamKey.Parse(Id).Id, Title?.Nb ?? "", Newest, Retired);

    public static ProgrammeDocument Fold(ProgrammeDocument? current, RecordedFact fact)
    {
        var document = current ?? new(fact.Stream);
        return fact.Fact switch
        {
            ProgrammePublished f => document with { Title = f.Content.Title, Newest = f.Number },
            ProgrammeRetired => document with { Retired = true },
            _ => document,
        };
    }
}
