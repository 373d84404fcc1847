namespace Samlop.Municipalities;

/// <summary>Whenever a municipality was split, each successor takes over its share.</summary>
public sealed class SucceedSplit : Reaction<MunicipalitySplit>
{
    public override string Name => "succeed-split";

    protected override async Task React(Because because, MunicipalitySplit fact)
    {
        foreach (var share in fact.Shares)
            await because.Succeed(share.Successor, share.Courses, share.Groups);
    }
}
