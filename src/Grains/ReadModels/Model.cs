using System.Text.Json;
using Marten;
using Samlop.History;

namespace Samlop.ReadModels;

/// <summary>A read model as who keeps it sees it: which facts it reads, and how a document follows from them.</summary>
internal abstract class Model
{
    private HashSet<string>? _reads;

    /// <summary>What people call it: <c>participant-documents</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Name of its row among the positions, as Marten names a shard: the shape is part of it, so that a new shape begins anew.</summary>
    public abstract string Position { get; }

    /// <summary>Where its documents stand.</summary>
    public abstract DocumentTable Table { get; }

    /// <summary>Names of the facts it reads.</summary>
    public abstract string[] Facts { get; }

    public bool Reads(string fact) => (_reads ??= [.. Facts]).Contains(fact);

    public abstract object Told(object? document, RecordedFact fact);

    public abstract object Read(byte[] json);

    public abstract byte[] Write(object document);

    /// <summary>ToldBy Marten of the table.</summary>
    public abstract void Register(StoreOptions options);
}

internal sealed class Model<TDocument> : Model
    where TDocument : class, IDocument<TDocument>
{
    private static readonly string Alias = TDocument.Kind.Replace('-', '_');

    public override string Name { get; } = $"{TDocument.Kind}-documents";

    public override string Position { get; } = TDocument.Shape == 1 ? $"{TDocument.Kind}-documents:All" : $"{TDocument.Kind}-documents:V{TDocument.Shape}:All";

    public override DocumentTable Table { get; } = new($"{MartenHistory.Schema}.mt_doc_{Alias}", typeof(TDocument).FullName!);

    public override string[] Facts { get; } = StoredFacts.NamesOf(TDocument.ToldBy);

    public override object Told(object? document, RecordedFact fact) => TDocument.Told((TDocument?)document, fact);

    public override object Read(byte[] json) => JsonSerializer.Deserialize<TDocument>(json, MartenHistory.Json)!;

    public override byte[] Write(object document) => JsonSerializer.SerializeToUtf8Bytes((TDocument)document, MartenHistory.Json);

    public override void Register(StoreOptions options) => options.Schema.For<TDocument>()
        .Identity(document => document.Id)
        .DocumentAlias(Alias)
        .UseNumericRevisions(true);
}
