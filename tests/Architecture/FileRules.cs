using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace Samlop;

/// <summary>A type is found by the name of its file, without a search through texts.</summary>
public sealed class FileRules
{
    /// <summary>Statements without a type.</summary>
    private const string Program = "Program";

    private static readonly Lazy<IReadOnlyList<File>> Files = new(() =>
    [
        .. SourceProjects.All.SelectMany(project => project.Files, (project, tree) => new File(project, tree))
            .Where(file => file.Name != Program),
    ]);

    [Fact]
    public void A_file_is_named_after_a_type_that_it_declares() =>
        Files.Value.Where(file => !file.Declares(file.Name) && !file.Decides(file.Name) && !file.IsPartOfType)
            .ShouldBeEmpty("name it after its type, after the command that it decides, or Type.Part.cs where it holds a part of a type");

    [Theory]
    [InlineData("Reaction")]
    [InlineData("Grain")]
    [InlineData("IDocument")]
    [InlineData("…Endpoints")]
    public void Each_of_this_kind_has_a_file_of_its_own(string kind)
    {
        var types = Files.Value.SelectMany(file => file.Types, (file, type) => (file, type)).Where(one => IsOf(kind, one.type)).ToList();

        types.Count.ShouldBeGreaterThan(4, "the kind has another name now");
        types.Where(one => !HasFile(one.type)).Select(one => $"{one.file}: {one.type.Name}")
            .ShouldBeEmpty("put each into a file of its name");
    }

    private static bool IsOf(string kind, INamedTypeSymbol type) => type.TypeKind is TypeKind.Class && (kind[0] is '…'
        ? type.Name.EndsWith(kind[1..], StringComparison.Ordinal)
        : Bases(type).Concat(type.AllInterfaces).Any(parent => parent.Name == kind));

    private static bool HasFile(INamedTypeSymbol type) =>
        type.Locations.Any(location => Path.GetFileNameWithoutExtension(location.SourceTree!.FilePath) == type.Name);

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type) =>
        type.BaseType is { } parent ? [parent, .. Bases(parent)] : [];

    private sealed record File(SourceProject Project, SyntaxTree Tree)
    {
        private readonly IReadOnlyList<MemberDeclarationSyntax> _declared =
        [
            .. Tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
                .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
                .Where(member => member.Parent is not TypeDeclarationSyntax),
        ];

        public string Name => Path.GetFileNameWithoutExtension(Tree.FilePath);

        public IEnumerable<INamedTypeSymbol> Types =>
            _declared.Select(type => Project.Model(Tree).GetDeclaredSymbol(type)).OfType<INamedTypeSymbol>();

        /// <summary><c>Type.Part.cs</c> holds a part of a type of several.</summary>
        public bool IsPartOfType => Name.Split('.') is [var type, { Length: > 0 }]
            && Types.FirstOrDefault(candidate => candidate.Name == type) is { Locations.Length: > 1 };

        public bool Declares(string type) => Types.Any(candidate => candidate.Name == type);

        /// <summary>It is the slice of that command, a record of the contract.</summary>
        public bool Decides(string command) => Tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => method.Identifier.ValueText == "Decide")
            .Where(method => method.ParameterList.Parameters.FirstOrDefault()?.Type?.ToString() == command)
            .Select(method => Project.Model(Tree).GetDeclaredSymbol(method) as IMethodSymbol)
            .Any(decide => decide?.Parameters[0].Type is { IsRecord: true, ContainingAssembly.Name: "Samlop.Grains.Interfaces" });

        public override string ToString() => Tree.FilePath;
    }
}
