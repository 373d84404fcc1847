using System.IO.Compression;
using System.Xml;

namespace Samlop.Imports;

/// <summary>A worksheet as the workbook lists it; sheets of charts and dialogs are none.</summary>
internal sealed record Worksheet(string Name, bool Hidden, WorksheetScan Scan)
{
    public static IReadOnlyList<Worksheet> All(Package package)
    {
        var targets = Targets(package);
        var worksheets = new List<Worksheet>();
        using var reader = Open(package.Find("xl/workbook.xml")!);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "sheet" || reader.GetAttribute("name") is not { } name)
                continue;
            var hidden = reader.GetAttribute("state") is "hidden" or "veryHidden";
            if (targets.TryGetValue(Relationship(reader), out var path)
                && path.Contains("/worksheets/", StringComparison.OrdinalIgnoreCase)
                && package.Find(path) is { } part)
                worksheets.Add(new Worksheet(name, hidden, WorksheetScan.Of(part)));
        }

        return worksheets;
    }

    internal static XmlReader Open(ZipArchiveEntry part) => XmlReader.Create(part.Open(), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        CloseInput = true,
    });

    /// <summary>Parts of the package by the id that the workbook knows them by.</summary>
    private static Dictionary<string, string> Targets(Package package)
    {
        var targets = new Dictionary<string, string>();
        if (package.Find("xl/_rels/workbook.xml.rels") is not { } part)
            return targets;

        using var reader = Open(part);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship"
                && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target)
                targets[id] = target.StartsWith('/') ? target[1..]
                    : target.StartsWith("xl/", StringComparison.Ordinal) ? target
                    : "xl/" + target;
        }

        return targets;
    }

    /// <summary>The attribute <c>r:id</c>, whose namespace differs between transitional and strict workbooks.</summary>
    private static string Relationship(XmlReader sheet)
    {
        var id = "";
        while (sheet.MoveToNextAttribute())
        {
            if (sheet.LocalName == "id" && sheet.NamespaceURI.Length > 0)
                id = sheet.Value;
        }

        sheet.MoveToElement();
        return id;
    }
}
