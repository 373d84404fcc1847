namespace Samlop.History;

/// <summary>Keys of the services by which the history is reached beside Marten: each a pool of connections for one purpose.</summary>
public static class HistoryDatabase
{
    public const string Appends = "appends", Streams = "streams";
}
