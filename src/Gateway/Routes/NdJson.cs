using System.Text.Json;
using Samlop.Requests;

namespace Samlop.Routes;

/// <summary>Writes a list as it comes, one row a line.</summary>
internal static class NdJson
{
    public const string ContentType = Address.RowByRow;

    private const int FlushEvery = 100;

    private static readonly ReadOnlyMemory<byte> NewLine = "\n"u8.ToArray();

    /// <summary>Begins the response with the first row, so that a refusal before it is still a problem and not half a list.</summary>
    public static async Task<IResult> Write<TRow>(HttpContext http, IAsyncEnumerable<TRow> rows)
    {
        var written = 0;
        await foreach (var row in rows.WithCancellation(http.RequestAborted))
        {
            // Once: after the first row the headers are sent.
            if (written == 0)
                http.Response.ContentType = ContentType;
            var line = JsonSerializer.SerializeToUtf8Bytes(row, Json.Options);
            await http.Response.BodyWriter.WriteAsync(line, http.RequestAborted);
            await http.Response.BodyWriter.WriteAsync(NewLine, http.RequestAborted);
            if (++written % FlushEvery == 0)
                await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }

        http.Response.ContentType ??= ContentType;
        return Results.Empty;
    }
}
