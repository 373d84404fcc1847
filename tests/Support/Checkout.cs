namespace Samlop;

/// <summary>The files of the checkout that the tests run in.</summary>
public static class Checkout
{
    private static readonly string[] Made = ["bin", "obj", "artifacts", "node_modules", "TestResults", ".git", ".data"];

    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder, without what builds make; paths from the root with slashes.</summary>
    public static IReadOnlyList<Source> Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => Made.Contains(part)))
            .Order(StringComparer.Ordinal)
            .Select(path => new Source(path)),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Samlop.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of their checkout.");
    }
}

/// <summary>One file, by its path from the root.</summary>
public sealed record Source(string Path)
{
    private string? _text;

    public string Text => _text ??= File.ReadAllText(System.IO.Path.Combine(Checkout.Root, Path));

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public override string ToString() => Path;
}
