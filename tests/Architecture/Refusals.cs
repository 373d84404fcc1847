using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Samlop;

/// <summary>A code that is given to a caller, and where it is written.</summary>
/// <param name="Path">File from the root.</param>
/// <param name="Arguments">How many holes its sentence in another language can fill.</param>
/// <param name="InBody">It says what is wrong at one place of a body, beside another refusal.</param>
internal sealed record Refusal(string Path, int Line, string Code, int Arguments, bool InBody)
{
    public override string ToString() => $"{Path}:{Line}: {Code}";
}

/// <summary>
/// Finds every refusal by its type, wherever a <c>Refused</c> or a <c>FieldError</c> is made. Where code or sentence is handed in, it is
/// followed to those who hand it in, so that a helper may have any name.
/// </summary>
internal sealed class Refusals
{
    /// <summary>What makes a refusal, and its parameters for code and sentence. A field's sentence has no arguments.</summary>
    private static readonly Dictionary<string, (string Code, string? Sentence, bool InBody)> Makers = new()
    {
        ["Refused"] = ("code", "sentence", false),
        ["FieldError"] = ("Code", null, true),
    };

    private static readonly Lazy<Refusals> OfSources = new(() => new Refusals());

    private readonly List<Refusal> _found = [];
    private readonly SortedSet<string> _lost = new(StringComparer.Ordinal);
    private readonly ILookup<string, SyntaxNode> _named;
    private readonly ILookup<ISymbol, Call> _creations;
    private readonly Dictionary<SyntaxTree, SemanticModel> _models;

    private Refusals()
    {
        _models = SourceProjects.All.SelectMany(project => project.Files, (project, file) => (file, Model: project.Model(file)))
            .ToDictionary(pair => pair.file, pair => pair.Model);
        var nodes = _models.Keys.SelectMany(file => file.GetRoot().DescendantNodes()).ToList();
        _named = nodes.OfType<SimpleNameSyntax>().ToLookup(name => name.Identifier.ValueText, SyntaxNode (name) => name);
        _creations = nodes.Where(IsCreation).Select(Creation).OfType<Call>()
            .ToLookup<Call, ISymbol>(call => call.Method, SymbolEqualityComparer.Default);

        foreach (var made in _creations.SelectMany(calls => calls))
            if (IsOurs(made.Method.ContainingType) && Makers.TryGetValue(made.Method.ContainingType.Name, out var maker))
            {
                var sentence = maker.Sentence is null ? null : made.Argument(maker.Sentence);
                Follow(new Made(made.Argument(maker.Code)!, sentence, maker.InBody), []);
            }
    }

    public static IReadOnlyList<Refusal> Found => OfSources.Value._found;

    /// <summary>Refusals whose code or sentence cannot be found out.</summary>
    public static IReadOnlyCollection<string> Lost => OfSources.Value._lost;

    private void Follow(Made made, ImmutableHashSet<SyntaxNode> seen)
    {
        foreach (var code in Values(made.Code))
            foreach (var sentence in Values(made.Sentence ?? code))
                FollowOne(made with { Code = code, Sentence = made.Sentence is null ? null : sentence }, seen);
    }

    private void FollowOne(Made made, ImmutableHashSet<SyntaxNode> seen)
    {
        if (Parameter(made.Code) is { } code)
            Follow(code, made, seen);
        else if (!IsConstant(made.Code, out var text))
            FollowMember(made, seen);
        else if (text is not null && made.Sentence is not null && Parameter(made.Sentence) is { } sentence)
            Follow(sentence, made, seen);
        else if (text is not null && made.Sentence is not (null or InterpolatedStringExpressionSyntax))
            Lose(made.Sentence, $"the sentence of {text} is not written there");
        else if (text is not null)
            _found.Add(new Refusal(
                made.Code.SyntaxTree.FilePath, LineOf(made.Code), text,
                (made.Sentence as InterpolatedStringExpressionSyntax)?.Contents.OfType<InterpolationSyntax>().Count() ?? 0, made.InBody));
    }

    /// <summary>To all who call the method that the parameter is of.</summary>
    private void Follow(IParameterSymbol parameter, Made made, ImmutableHashSet<SyntaxNode> seen)
    {
        var calls = Calls((IMethodSymbol)parameter.ContainingSymbol);
        if (calls.Count == 0)
            Lose(made.Code, $"nobody is seen to hand {parameter.Name} in");
        foreach (var call in calls.Where(call => !seen.Contains(call.Node)))
            if (Given(call, made.Code) is { } code)
            {
                var sentence = made.Sentence is null ? null : Given(call, made.Sentence);
                Follow(made with { Code = code, Sentence = sentence }, seen.Add(call.Node));
            }
    }

    /// <summary>To where a code that is kept in a record or a variable comes from.</summary>
    private void FollowMember(Made made, ImmutableHashSet<SyntaxNode> seen)
    {
        switch (Symbol(made.Code))
        {
            // A refusal's own code: it is found where the refusal is made.
            case IPropertySymbol { ContainingType: { Name: "Refused" } type } when IsOurs(type):
                break;
            case IPropertySymbol { ContainingType: { IsRecord: true } record } member
                when Positional(record, member) is { } parameter && IsNeverSet(member):
                foreach (var call in _creations[parameter.ContainingSymbol].Where(call => !seen.Contains(call.Node)))
                    if (call.Argument(parameter.Name) is { } given)
                        Follow(made with { Code = given }, seen.Add(call.Node));
                break;
            case ILocalSymbol { DeclaringSyntaxReferences: [var declared] } local
                when declared.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value } && IsNeverSet(local):
                Follow(made with { Code = value }, seen);
                break;
            default:
                Lose(made.Code, "the code is not written there");
                break;
        }
    }

    private IParameterSymbol? Parameter(ExpressionSyntax expression) => Symbol(expression) as IParameterSymbol;

    private bool IsConstant(ExpressionSyntax expression, out string? text)
    {
        var constant = _models[expression.SyntaxTree].GetConstantValue(expression);
        text = constant.Value as string;
        return constant.HasValue;
    }

    /// <summary>The expression itself, or what a call hands in for it; null where that is left out.</summary>
    private ExpressionSyntax? Given(Call call, ExpressionSyntax expression) =>
        Parameter(expression) is { } parameter && Is(parameter.ContainingSymbol, call.Method) ? call.Argument(parameter.Name) : expression;

    private bool IsNeverSet(ISymbol symbol) => !_named[symbol.Name].Any(name =>
        name.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment
        && assignment.Left.Contains(name) && Is(Symbol(name), symbol));

    private void Lose(SyntaxNode node, string why) => _lost.Add($"{node.SyntaxTree.FilePath}:{LineOf(node)}: {node}: {why}");

    /// <summary>Where a method is called; a use that is no call cannot be followed.</summary>
    private List<Call> Calls(IMethodSymbol method)
    {
        if (method.MethodKind is MethodKind.Constructor)
            return [.. _creations[method]];
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ReducedExtension))
            return [];
        var calls = new List<Call>();
        foreach (var name in _named[method.Name].Where(name => IsMethod(name, method)))
            if (Invocation(name) is { } invocation)
                calls.Add(new Call(invocation, method, invocation.ArgumentList.Arguments, Receiver(invocation, method)));
            else if (!IsNameOf(name))
                Lose(name, "a helper that refuses is handed on");
        return calls;
    }

    private bool IsMethod(SyntaxNode name, IMethodSymbol method) =>
        Symbol(name) is IMethodSymbol called && Is(called.ReducedFrom ?? called, method);

    private static bool IsNameOf(SyntaxNode name) => name.Ancestors().OfType<InvocationExpressionSyntax>()
        .Any(invocation => invocation.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" });

    private static InvocationExpressionSyntax? Invocation(SyntaxNode name) => name.Parent switch
    {
        InvocationExpressionSyntax invocation when invocation.Expression == name => invocation,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax invocation } access
            when access.Name == name && invocation.Expression == access => invocation,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax invocation } => invocation,
        _ => null,
    };

    /// <summary>Of an extension method that is called on its first parameter.</summary>
    private ExpressionSyntax? Receiver(InvocationExpressionSyntax invocation, IMethodSymbol method) =>
        method.IsExtensionMethod && Symbol(invocation) is IMethodSymbol { ReducedFrom: not null }
            ? (invocation.Expression as MemberAccessExpressionSyntax)?.Expression
            : null;

    private static bool IsCreation(SyntaxNode node) =>
        node is BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax;

    private Call? Creation(SyntaxNode node)
    {
        var arguments = node switch
        {
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            ConstructorInitializerSyntax initializer => initializer.ArgumentList,
            _ => ((PrimaryConstructorBaseTypeSyntax)node).ArgumentList,
        };
        if (Symbol(node) is IMethodSymbol constructor)
            return new Call(node, constructor.OriginalDefinition, arguments?.Arguments ?? [], null);
        if (node is ImplicitObjectCreationExpressionSyntax || node.ToString().Contains("Refused", StringComparison.Ordinal))
            Lose(node, "it is not known what is made there");
        return null;
    }

    private ISymbol? Symbol(SyntaxNode node) => _models[node.SyntaxTree].GetSymbolInfo(node).Symbol;

    /// <summary>An expression, or those between which it chooses.</summary>
    private static IEnumerable<ExpressionSyntax> Values(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Values(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => Values(sure.Operand),
        ConditionalExpressionSyntax choice => Values(choice.WhenTrue).Concat(Values(choice.WhenFalse)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => Values(choice.Left).Concat(Values(choice.Right)),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Values(arm.Expression)),
        ThrowExpressionSyntax => [],
        _ => [expression],
    };

    private static IParameterSymbol? Positional(INamedTypeSymbol record, IPropertySymbol member) => record.InstanceConstructors
        .SelectMany(constructor => constructor.Parameters).Where(parameter => parameter.Name == member.Name)
        .FirstOrDefault(parameter => parameter.DeclaringSyntaxReferences is [var written]
            && written.GetSyntax().Parent?.Parent is RecordDeclarationSyntax);

    private static bool IsOurs(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString().Split('.')[0] == "Samlop";

    private static bool Is(ISymbol? one, ISymbol other) =>
        SymbolEqualityComparer.Default.Equals(one?.OriginalDefinition, other.OriginalDefinition);

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>A refusal of which code and sentence are still being followed.</summary>
    private sealed record Made(ExpressionSyntax Code, ExpressionSyntax? Sentence, bool InBody);

    /// <summary>A call with what it hands in.</summary>
    private sealed record Call(
        SyntaxNode Node, IMethodSymbol Method, SeparatedSyntaxList<ArgumentSyntax> Arguments, ExpressionSyntax? Receiver)
    {
        /// <summary>Null where it is left out.</summary>
        public ExpressionSyntax? Argument(string parameter)
        {
            var position = Method.Parameters.First(candidate => candidate.Name == parameter).Ordinal;
            if (Receiver is not null && position == 0)
                return Receiver;
            return Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter)?.Expression
                ?? (Arguments.ElementAtOrDefault(Receiver is null ? position : position - 1) is { NameColon: null } given
                    ? given.Expression
                    : null);
        }
    }
}
