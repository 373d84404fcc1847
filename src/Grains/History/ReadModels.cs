using JasperFx.Events.Projections;
using Marten;
using Samlop.Registers;

namespace Samlop.History;

/// <summary>All read models the daemon keeps: one line for each.</summary>
internal static class ReadModels
{
    public static void Register(StoreOptions options)
    {
        Keep<CourseDocument>(options);
        Keep<ManagementGroupDocument>(options);
        Keep<MunicipalityDocument>(options);
        Keep<ParticipantDocument>(options);
        Keep<ProgrammeDocument>(options);
    }

    private static void Keep<TDocument>(StoreOptions options)
        where TDocument : class, IDocument<TDocument>
    {
        options.Projections.Add(new DocumentProjection<TDocument>(), ProjectionLifecycle.Async);
        options.Schema.For<TDocument>()
            .Identity(document => document.Id)
            .DocumentAlias(TDocument.Kind.Replace('-', '_'))
            .GinIndexJsonData();
    }
}
