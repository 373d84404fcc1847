using Marten;
using Samlop.Registers;

namespace Samlop.ReadModels;

/// <summary>All read models that are kept: one line for each.</summary>
internal static class Models
{
    public static IReadOnlyList<Model> All { get; } =
    [
        new Model<CourseDocument>(),
        new Model<ManagementGroupDocument>(),
        new Model<MunicipalityDocument>(),
        new Model<ParticipantDocument>(),
        new Model<ProgrammeDocument>(),
    ];

    /// <summary>Marten makes the tables and reads them; what stands in them is written by <see cref="Carrier"/> and <see cref="Rebuild"/>.</summary>
    public static void Register(StoreOptions options)
    {
        foreach (var model in All)
            model.Register(options);
    }
}
