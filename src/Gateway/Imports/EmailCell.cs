namespace Samlop.Imports;

/// <summary>
/// Takes an address out of what mail programs and links put around it: <c>mailto:</c>, <c>Kari &lt;kari@…&gt;</c>, a trailing semicolon.
/// </summary>
internal static class EmailCell
{
    /// <summary>The address in the case it was written; whether it is one is for the import to say.</summary>
    public static string Clean(string cell)
    {
        var open = cell.LastIndexOf('<');
        var close = open < 0 ? -1 : cell.IndexOf('>', open);
        var address = (close > open ? cell[(open + 1)..close] : cell).Trim(' ', '<', '>', ';', ',');
        if (!address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            return address;

        address = address["mailto:".Length..].Trim();
        var query = address.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? address : address[..query];
    }
}
