namespace Samlop.History;

/// <summary>Service keys of the connection pools beside Marten's; each serves one purpose.</summary>
public static class HistoryDatabase
{
    public const string Appends = "appends", Streams = "streams";
}
