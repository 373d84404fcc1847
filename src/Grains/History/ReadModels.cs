using Marten;

namespace Samlop.History;

/// <summary>All read models the daemon keeps: one line for each.</summary>
internal static class ReadModels
{
    public static void Register(StoreOptions options)
    {
        _ = options;
    }
}
