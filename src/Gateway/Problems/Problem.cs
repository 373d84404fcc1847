using System.Text.Json.Serialization;

namespace Samlop.Problems;

/// <summary>Why something was not done (RFC 9457).</summary>
/// <param name="Type">Always <c>about:blank</c>: <paramref name="Code"/> says which problem it is.</param>
/// <param name="Title">The status in words, in the language asked for.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What to do about it, in the language asked for (<c>Accept-Language</c>: nb, nn, en).</param>
/// <param name="Code">Stable, kebab-case: what a program goes by.</param>
/// <param name="TraceId">What to name when asking for help.</param>
/// <param name="Errors">What is wrong in the body, place by place.</param>
public sealed record Problem(
    string Type, string Title, int Status, string Detail, string Code, string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FieldError>? Errors = null)
{
    public const string ContentType = "application/problem+json";
}
