using System.Text.Json;

namespace Samlop.Benchmarks;

/// <summary>Lets one contender on .NET speak the protocol.</summary>
internal static class ContenderHost
{
    public static async Task<int> Serve(IContender contender)
    {
        // Standard output is the protocol's alone.
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        Console.SetOut(Console.Error);
        await using var _ = contender;
        Load? load = null;
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var request = JsonSerializer.Deserialize<Request>(line, Wire.Json)!;
            if (request.Op == "stop")
                return 0;
            Answer answer;
            try
            {
                if (request.Op == "prepare")
                    load = new Load(contender, request.Streams, await contender.Prepare(new Setting(request.Connection!, request.Streams)));
                answer = await Carry(request, contender, load ?? throw new InvalidOperationException("Nothing was prepared."));
            }
            catch (Exception fault)
            {
                await Console.Error.WriteLineAsync(fault.ToString());
                answer = new Answer(Error: $"{fault.GetType().Name}: {fault.Message}");
            }

            await output.WriteLineAsync(JsonSerializer.Serialize(answer, Wire.Json));
        }

        return 0;
    }

    private static async Task<Answer> Carry(Request request, IContender contender, Load load) => request.Op switch
    {
        "prepare" or "count" => new Answer(Count: await contender.Count()),
        "closed" => await load.Closed(request.Outstanding, request.Seconds, request.Warmup),
        "open" => await load.Open(request.Rate, request.Seconds, request.Warmup),
        "measure" => new Answer(Measured: JsonSerializer.SerializeToElement(await contender.Measure(request), Wire.Json)),
        _ => throw new ArgumentException($"There is no {request.Op}."),
    };
}
