namespace Samlop.Problems;

/// <summary>A request whose body cannot be used. It never reaches a grain; the errors say where the body is wrong.</summary>
internal sealed class Unacceptable(Refused because, IReadOnlyList<FieldError> errors, int status = StatusCodes.Status400BadRequest)
    : Exception(because.Message)
{
    public Refused Because { get; } = because;
    public IReadOnlyList<FieldError> Errors { get; } = errors;
    public int Status { get; } = status;
}

/// <summary>One thing that is wrong in a body.</summary>
/// <param name="Pointer">Where, as a JSON pointer (RFC 6901): <c>/shares/0/successor</c>.</param>
/// <param name="Code">Stable.</param>
/// <param name="Detail">What to do about it.</param>
public sealed record FieldError(string Pointer, string Code, string Detail);
