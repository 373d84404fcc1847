namespace Samlop.Access;

/// <summary>Marks a grain method that may be called without an envelope, since its answer says nothing about any region.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpenAttribute : Attribute;
