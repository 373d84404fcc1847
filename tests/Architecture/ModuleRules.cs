using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace Samlop;

/// <summary>Which module uses which: a new arrow shows in the review, and a new circle fails.</summary>
/// <remarks>
/// A module is a namespace behind <c>Samlop</c>. A file uses those that it names: in a using of any kind or in a qualified name. The root
/// is what everything is made of; everybody sees it, so it is not among what is used.
/// </remarks>
public sealed class ModuleRules
{
    private const string Root = "";

    private static readonly Lazy<IReadOnlyList<Arrows>> Projects = new(() => [.. SourceProjects.All.Select(Read)]);

    [Fact]
    public void Who_uses_whom_is_approved() =>
        string.Join('\n', Projects.Value.SelectMany(Lines)).ShouldBeApproved("modules.txt");

    [Fact]
    public void No_modules_stand_in_a_circle() =>
        Projects.Value.SelectMany(project => Circles(project).Select(circle => $"{project.Project}: {string.Join(" ↔ ", circle)}"))
            .ShouldBeEmpty("modules in a circle are one module: turn an arrow round");

    private static IEnumerable<string> Lines(Arrows arrows) =>
        from module in arrows.Uses
        let name = module.Key == Root ? arrows.Project : $"{arrows.Project} / {module.Key}"
        select module.Value.Count == 0 ? name : $"{name} → {string.Join(", ", module.Value)}";

    private static Arrows Read(SourceProject project)
    {
        var uses = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var file in project.Files)
        {
            var module = ModuleOf(file);
            if (!uses.TryGetValue(module, out var used))
                uses[module] = used = new SortedSet<string>(StringComparer.Ordinal);
            used.UnionWith(Named(project, file).Where(name => name != module));
        }

        return new Arrows(project.Name, uses);
    }

    private static IEnumerable<string> Named(SourceProject project, SyntaxTree file) =>
        from name in file.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
        where Modules.Value.Contains(name.Identifier.ValueText) && MayBeNamespace(name)
        let symbol = project.Model(file).GetSymbolInfo(name).Symbol as INamespaceSymbol
        where symbol?.ContainingNamespace is { Name: "Samlop", ContainingNamespace.IsGlobalNamespace: true }
        select symbol.Name;

    /// <summary>What stands behind a dot is a namespace only where <c>Samlop</c> stands before it.</summary>
    private static bool MayBeNamespace(IdentifierNameSyntax name) => name.Parent switch
    {
        BaseNamespaceDeclarationSyntax => false,
        MemberAccessExpressionSyntax access when access.Name == name => IsSamlop(access.Expression),
        QualifiedNameSyntax { Parent: BaseNamespaceDeclarationSyntax } => false,
        QualifiedNameSyntax qualified when qualified.Right == name => IsSamlop(qualified.Left),
        _ => true,
    };

    private static bool IsSamlop(SyntaxNode name) => name.ToString().Split('.', ':')[^1] == "Samlop";

    private static readonly Lazy<HashSet<string>> Modules =
        new(() => [.. SourceProjects.All.SelectMany(project => project.Files).Select(ModuleOf)]);

    private static string ModuleOf(SyntaxTree file) =>
        file.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()
            ?.Name.ToString().Split('.').ElementAtOrDefault(1) ?? Root;

    /// <summary>Modules that reach each other by arrows, over others too.</summary>
    private static IEnumerable<IReadOnlyList<string>> Circles(Arrows arrows)
    {
        var reached = arrows.Uses.Keys.ToDictionary(module => module, module => Reached(arrows, module));
        return reached.Keys.Where(module => reached[module].Contains(module))
            .GroupBy(module => string.Join(' ', reached[module].Where(other => reached[other].Contains(module))))
            .Select(IReadOnlyList<string> (circle) => [.. circle]);
    }

    private static SortedSet<string> Reached(Arrows arrows, string from)
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>(arrows.Of(from));
        while (next.TryPop(out var module))
            if (reached.Add(module))
                foreach (var further in arrows.Of(module))
                    next.Push(further);
        return reached;
    }

    /// <summary>Modules of a project, and which of all modules each uses; a module may stand in another project alone.</summary>
    private sealed record Arrows(string Project, IReadOnlyDictionary<string, SortedSet<string>> Uses)
    {
        public IEnumerable<string> Of(string module) => Uses.TryGetValue(module, out var used) ? used.Where(Uses.ContainsKey) : [];
    }
}
