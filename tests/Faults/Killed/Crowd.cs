using System.Globalization;
using System.Net;
using Samlop.NationalRegister;

namespace Samlop.Faults;

/// <summary>Clients that write to many streams, and how far those were before.</summary>
internal sealed class Crowd
{
    private const string Subject = "crowd";

    private readonly Facts _facts;
    private readonly IReadOnlyDictionary<string, long> _before;

    private Crowd(Facts facts, IReadOnlyList<Writer> writers, IReadOnlyDictionary<string, long> before) =>
        (_facts, Writers, _before) = (facts, writers, before);

    public IReadOnlyList<Writer> Writers { get; }

    public static async Task<Crowd> Of(Facts facts, IReadOnlyList<Writer> writers) =>
        new(
            facts, writers, (await facts.OfStreams(StreamsOf(writers)))
                .GroupBy(fact => fact.Stream)
                .ToDictionary(stream => stream.Key, stream => stream.Max(fact => fact.Version)));

    /// <summary>
    /// Clients that admit and release municipalities, each always the same one: so many in each of so many new regions, region by region in
    /// turn.
    /// </summary>
    public static async Task<IReadOnlyList<Writer>> Regions(HttpClient http, int regions, int each)
    {
        var administrator = await Client.Of(http, "administrator", subject: Subject);
        var founded = Enumerable.Range(0, regions).Select(_ => CourseUnderWay.NewRegion()).ToList();
        await Parallel.ForEachAsync(
            founded, async (region, _) => await Wait.Until(() => Found(administrator, region), "the region is founded"));
        return
        [
            .. from municipality in MunicipalityRegister.All.Keys.Order(StringComparer.Ordinal).Take(each)
               from region in founded
               let path = $"{region}/municipalities/{municipality}"
               select new Writer(
                   administrator, region, Subject, $"region/{region}", municipality, number =>
                       new Order(number % 2 == 0 ? HttpMethod.Put : HttpMethod.Delete, path)),
        ];
    }

    /// <summary>False when it is to be tried later, for what an earlier test broke may still be mending.</summary>
    private static async Task<bool> Found(Client administrator, string region)
    {
        var answer = await administrator.Put(region, new { name = "Sørlandet", languages = (string[])["nb"] }, key: "found");
        return answer.Status is not HttpStatusCode.ServiceUnavailable && answer.Succeeded().Version == 1;
    }

    /// <summary>Clients that propose decisions in one group, where the same words twice are two proposals.</summary>
    public static async Task<IReadOnlyList<Writer>> Group(Cluster cluster, int clients, bool forgetful = false)
    {
        var course = await CourseUnderWay.Begin(cluster);
        var (lead, subject) = await course.Lead(cluster);
        var reviewOn = DateOnly.FromDateTime(DateTime.UtcNow).AddYears(1).ToString("O", CultureInfo.InvariantCulture);
        return [
            .. Enumerable.Range(1, clients)
                .Select(client => new Writer(lead, course.Region, subject, course.GroupStream, $"lead {client}", Propose, forgetful)),
        ];

        Order Propose(int number) => new(HttpMethod.Post, $"{course.Region}/groups/{course.Group}/decisions", new
        {
            statement = $"Vi deler data ({number})",
            horizon = "short",
            owner = "kommunedirektør",
            reviewOn,
            reasons = "",
            optionsWeighed = Array.Empty<string>(),
            evidence = Array.Empty<object>(),
        });
    }

    /// <summary>What does not fit between what the clients were told and what the streams hold.</summary>
    public async Task<IReadOnlyList<Finding>> Audit() =>
        Faults.Audit.Of([.. Writers.SelectMany(writer => writer.Told)], _before, await _facts.OfStreams(StreamsOf(Writers)));

    private static IEnumerable<string> StreamsOf(IReadOnlyList<Writer> writers) => writers.Select(writer => writer.Stream).Distinct();
}
