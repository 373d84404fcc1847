using MiniExcelLibs;

namespace Samlop.Demo;

/// <summary>A region's spreadsheet as its coordinator has it.</summary>
internal static class Sheet
{
    public static readonly IReadOnlyDictionary<string, (string Name, string File, string[] Languages)> Regions =
        new Dictionary<string, (string, string, string[])>
        {
            ["agder"] = ("Agder", "agder.xlsx", ["nb", "nn"]),
            ["rogaland"] = ("Rogaland", "rogaland.windows-1252.csv", ["nn", "nb"]),
            ["nordland"] = ("Nordland", "nordland.csv", ["nb", "en"]),
        };

    public static HttpContent Upload(string region, int? people)
    {
        var file = Regions[region].File;
        var path = Path.Combine(AppContext.BaseDirectory, "data", file);
        var bytes = people is { } most ? Shortened(path, most) : File.ReadAllBytes(path);
        var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", file } };
        return form;
    }

    /// <summary>The header and the first so many rows, in the encoding the file has.</summary>
    private static byte[] Shortened(string path, int people)
    {
        if (path.EndsWith(".xlsx", StringComparison.Ordinal))
        {
            using var shorter = new MemoryStream();
            shorter.SaveAs(MiniExcel.Query(path).Take(people + 1), printHeader: false);
            return shorter.ToArray();
        }

        var bytes = File.ReadAllBytes(path);
        var end = 0;
        for (var line = 0; line <= people && end < bytes.Length; line++)
            end = Array.IndexOf(bytes, (byte)'\n', end) is var next and >= 0 ? next + 1 : bytes.Length;
        return bytes[..end];
    }
}
