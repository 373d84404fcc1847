using Marten;

namespace Samlop.History;

/// <summary>All read models that are kept, found by their documents (<see cref="IDocument{TSelf}"/>).</summary>
internal static class KeptReadModels
{
    public static IReadOnlyList<KeptReadModel> All { get; } =
    [
        .. typeof(Fact).Assembly.GetTypes()
            .Where(type => type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IDocument<>)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (KeptReadModel)Activator.CreateInstance(typeof(KeptReadModel<>).MakeGenericType(type))!),
    ];

    /// <summary>Marten makes the tables and queries them. <see cref="Carrier"/> and <see cref="Rebuild"/> write the documents.</summary>
    public static void Register(StoreOptions options)
    {
        foreach (var model in All)
            model.Register(options);
    }
}
