using System.Text.Json;
using Marten;

namespace Samlop.History;

/// <summary>A read model as the store keeps it: which facts it reads, and how a document follows from them.</summary>
internal abstract class KeptReadModel
{
    private HashSet<string>? _reads;

    /// <summary>The name that operators use: <c>participant-documents</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Name of its position, in Marten's form of a shard's name. The shape is part of it, so a new shape has no position and is built anew.
    /// </summary>
    public abstract string Position { get; }

    /// <summary>The table of its documents.</summary>
    public abstract DocumentTable Table { get; }

    /// <summary>Stored names of the facts that it reads.</summary>
    public abstract string[] Facts { get; }

    public bool Reads(string fact) => (_reads ??= [.. Facts]).Contains(fact);

    public abstract object Fold(object? document, RecordedFact fact);

    public abstract object Read(byte[] json);

    public abstract byte[] Write(object document);

    /// <summary>Registers the table with Marten.</summary>
    public abstract void Register(StoreOptions options);
}

internal sealed class KeptReadModel<TDocument> : KeptReadModel
    where TDocument : class, IDocument<TDocument>
{
    private static readonly string Alias = TDocument.Kind.Replace('-', '_');

    public override string Name { get; } = $"{TDocument.Kind}-documents";

    public override string Position { get; } =
        TDocument.Shape == 1 ? $"{TDocument.Kind}-documents:All" : $"{TDocument.Kind}-documents:V{TDocument.Shape}:All";

    public override DocumentTable Table { get; } = new($"{MartenHistory.Schema}.mt_doc_{Alias}", typeof(TDocument).FullName!);

    public override string[] Facts { get; } = StoredFacts.NamesOf(TDocument.FoldedFrom);

    public override object Fold(object? document, RecordedFact fact) => TDocument.Fold((TDocument?)document, fact);

    public override object Read(byte[] json) => JsonSerializer.Deserialize<TDocument>(json, FactJson.Options)!;

    public override byte[] Write(object document) => JsonSerializer.SerializeToUtf8Bytes((TDocument)document, FactJson.Options);

    public override void Register(StoreOptions options) => options.Schema.For<TDocument>()
        .Identity(document => document.Id)
        .DocumentAlias(Alias)
        .UseNumericRevisions(true);
}
