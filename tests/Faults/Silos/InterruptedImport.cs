using System.Net;
using System.Text;
using Shouldly;
using Xunit;

namespace Samlop.Faults;

/// <summary>A silo dies while it carries out an import that was confirmed.</summary>
[Collection(nameof(Cluster))]
public sealed class InterruptedImport(Cluster cluster)
{
    private const int People = 600;

    [Fact]
    public async Task Another_silo_carries_it_out_to_the_end_and_invites_nobody_twice()
    {
        await cluster.Run("silo-1");
        var course = await CourseUnderWay.Begin(cluster);
        var import = (await course.Coordinator.Post($"{course.Region}/imports?course={course.Course}&name=deltakere.csv", Sheet())).Id;
        (await course.Coordinator.Post($"{course.Region}/imports/{import}/confirmation", new { enrol = false })).Succeeded();
        await Wait.Until(async () => await cluster.Facts.Count(course.Region, "participant-invited") > 20, "the import is under way");
        await cluster.Kill("silo-1");
        (await cluster.Facts.Count(course.Region, "participant-invited")).ShouldBeLessThan(People);

        await cluster.Run("silo-2");
        await Wait.Until(async () => await IsDone(course, import), "the import is done", seconds: 120);

        (await cluster.Facts.Of(course.Region))
            .Where(fact => fact.Name == "participant-invited")
            .Select(fact => fact.Stream)
            .Distinct()
            .Count()
            .ShouldBe(People);
        (await cluster.Facts.Count(course.Region, "participant-invited")).ShouldBe(People);
    }

    private static async Task<bool> IsDone(CourseUnderWay course, string import)
    {
        var answer = await course.Coordinator.Get($"{course.Region}/imports/{import}");
        return answer.Status is HttpStatusCode.OK && answer.Body.GetProperty("phase").GetString() == "done";
    }

    private static ByteArrayContent Sheet()
    {
        var rows = Enumerable.Range(1, People).Select(number => $"Kari;Nordmann;kari.{number}@sheet.example;4204;Gruppe {number % 20}");
        return new ByteArrayContent(
            Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend("Fornavn;Etternavn;E-post;Kommunenr;Ledergruppe"))))
        {
            Headers = { ContentType = new("application/octet-stream") },
        };
    }
}
