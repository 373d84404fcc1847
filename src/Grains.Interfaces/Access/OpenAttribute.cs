namespace Samlop.Access;

/// <summary>A grain method that may be asked without a caller: it tells nothing of any region.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpenAttribute : Attribute;
