namespace Samlop.Demo;

/// <summary>One region's course from its founding to its last module; each part is a file.</summary>
internal sealed partial class Play(Api api, string region, DateOnly begun, int? people, Action<double, string> progress)
{
    private const int Abreast = 12;

    private readonly Calendar _calendar = new(begun);

    private Voice Administrator => api.As("administrator", region);

    private Voice Coordinator => api.As("coordinator", region);

    private Voice Facilitator => api.As("facilitator", region);

    private Voice Auditor => api.As("auditor", region);

    public async Task<Cast> Run(CancellationToken cancellation)
    {
        progress(0, "setting up");
        var course = await SetUp(cancellation);
        progress(4, "importing");
        var cast = await Import(course, cancellation);
        await Start(cast, cancellation);
        for (var module = 0; module < 4; module++)
        {
            await Module(cast, module, cancellation);
            if (module == 2)
                cast = await Transfer(cast, _calendar.Closes(module), cancellation);
        }

        progress(94, "looking back");
        await LookBack(cast, cancellation);
        progress(98, "counting");
        return cast;
    }

    private static Task Each<T>(IEnumerable<T> items, Func<T, CancellationToken, Task> act, CancellationToken cancellation) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = Abreast, CancellationToken = cancellation },
            async (item, token) => await act(item, token));

    /// <summary>What Samløp does by itself takes a moment: asks until it has.</summary>
    private static async Task Until(Func<Task<bool>> done, string what, CancellationToken cancellation)
    {
        var patience = DateTime.UtcNow.AddMinutes(3);
        while (!await done())
        {
            if (DateTime.UtcNow > patience)
                throw new Stopped($"{what} has not happened within three minutes.");
            await Task.Delay(250, cancellation);
        }
    }

    private Voice PersonVoice(string id) => api.As("participant", region, id);

    private Voice Lead(Group group) => api.As("group-lead", region, group.Lead);
}
