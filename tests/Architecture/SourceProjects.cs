using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Samlop;

/// <summary>The projects under <c>src</c> as the compiler sees them; compiled once for all tests that ask about sources.</summary>
/// <remarks>
/// What source generators add is missing here: rules ask about what is written by hand. A rule that cannot find out what it needs fails.
/// </remarks>
internal static class SourceProjects
{
    private const string ImplicitUsings = """
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        global using Orleans;
        global using Orleans.Hosting;
        global using Orleans.Runtime;
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Samlop.Silo")]
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly Lazy<IReadOnlyList<SourceProject>> Compiled = new(() =>
    {
        var known = new Dictionary<string, SourceProject>();
        foreach (var file in Checkout.Files("src", "*.csproj"))
            Compile(file, known);
        return [.. known.Values.OrderBy(project => project.Name, StringComparer.Ordinal)];
    });

    /// <summary>Everything that is loaded beside the tests, but our own assemblies: those are compiled from their sources.</summary>
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Libraries = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("Samlop.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ]);

    public static IReadOnlyList<SourceProject> All => Compiled.Value;

    private static SourceProject Compile(Source file, Dictionary<string, SourceProject> known)
    {
        if (known.TryGetValue(file.Name, out var already))
            return already;
        var references = XDocument.Load(Path.Combine(Checkout.Root, file.Path)).Descendants("ProjectReference")
            .Select(reference => ((string)reference.Attribute("Include")!).Split('\\', '/')[^1])
            .Select(name => Compile(Checkout.Files("src", name).Single(), known).Compilation)
            .SelectMany(used => used.References.OfType<CompilationReference>().Append(used.ToMetadataReference()));
        var trees = Checkout.Files(Path.GetDirectoryName(file.Path)!, "*.cs").AsParallel().AsOrdered()
            .Select(source => CSharpSyntaxTree.ParseText(source.Text, Language, source.Path));
        var compilation = CSharpCompilation.Create(
            $"Samlop.{file.Name}",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, Language), .. trees],
            [.. Libraries.Value, .. references.ToList()],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return known[file.Name] = new SourceProject(file.Name, compilation);
    }
}

/// <summary>One project under <c>src</c>: <c>Grains</c>.</summary>
internal sealed record SourceProject(string Name, CSharpCompilation Compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = [];

    /// <summary>Its files; each tree's path is the file's path from the root.</summary>
    public IEnumerable<SyntaxTree> Files => Compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0);

    public SemanticModel Model(SyntaxTree file) => _models.GetOrAdd(file, tree => Compilation.GetSemanticModel(tree));
}
