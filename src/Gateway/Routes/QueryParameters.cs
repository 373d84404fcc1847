using System.Linq.Expressions;
using Samlop.Requests;

namespace Samlop.Routes;

/// <summary>The query parameters of a route, found in the lambda that reads them.</summary>
/// <param name="Kinds">Name → what its value is.</param>
public sealed record QueryParameters(IReadOnlyDictionary<string, QueryKind> Kinds)
{
    public static QueryParameters None { get; } = new(new Dictionary<string, QueryKind>());

    public IReadOnlySet<string> Names { get; } = Kinds.Keys.ToHashSet(StringComparer.Ordinal);

    public static QueryParameters Of(LambdaExpression ask)
    {
        var finder = new Finder();
        finder.Visit(ask);
        return new QueryParameters(finder.Found);
    }

    private sealed class Finder : ExpressionVisitor
    {
        public Dictionary<string, QueryKind> Found { get; } = new(StringComparer.Ordinal);

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Member.DeclaringType == typeof(Address))
                foreach (var (name, kind) in Behind(node.Member.Name))
                    Found[name] = kind;
            return base.VisitMember(node);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.DeclaringType == typeof(Address) && node.Method.Name != "get_Item"
                && node.Arguments is [ConstantExpression { Value: string name }])
                Found[name] = node.Method.Name switch
                {
                    nameof(Address.Day) => new QueryKind(typeof(DateOnly), false),
                    nameof(Address.Number) => new QueryKind(typeof(int), false),
                    nameof(Address.Choice) => new QueryKind(node.Method.GetGenericArguments()[0], false),
                    nameof(Address.Needed) => new QueryKind(typeof(string), true),
                    _ => new QueryKind(typeof(string), false),
                };
            return base.VisitMethodCall(node);
        }

        private static (string, QueryKind)[] Behind(string property) => property switch
        {
            nameof(Address.Moment) => Moments,
            nameof(Address.StreamMoment) =>
                [.. Moments, ("atVersion", new QueryKind(typeof(long), false, "As the stream was at this version."))],
            nameof(Address.Page) => Pages,
            _ => [],
        };

        private static readonly (string, QueryKind)[] Moments =
        [
            ("asOf", new QueryKind(
                typeof(string), false, "As it was then: a date (the end of that day in Oslo) or a date-time with offset.")),
            ("knownAt", new QueryKind(
                typeof(string), false, "As it was known then: a date (the end of that day in Oslo) or a date-time with offset.")),
        ];

        private static readonly (string, QueryKind)[] Pages =
        [
            ("limit", new QueryKind(
                typeof(int), false, $"Rows at the most, 1 to {Address.LargestLimit}; {Address.DefaultLimit} when not said.")),
            ("after", new QueryKind(typeof(string), false, "The answer's `next`, for the rows behind it.")),
        ];
    }
}

/// <summary>What a query parameter's value is.</summary>
public sealed record QueryKind(Type Type, bool Needed, string? Description = null);
