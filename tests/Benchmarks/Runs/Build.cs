namespace Samlop.Benchmarks;

/// <summary>A build whose contenders are measured: this one, or that of an earlier commit.</summary>
/// <param name="Program">Its <c>Samlop.Benchmarks.dll</c>; contenders are started from it and speak the same protocol.</param>
/// <param name="Published">Folder with its published silo and gateway.</param>
internal sealed record Build(string Name, string Program, string? Published);
