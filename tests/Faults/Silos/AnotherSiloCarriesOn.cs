using System.Net;
using Shouldly;
using Xunit;

namespace Samlop.Faults;

/// <summary>One silo of the cluster carries read models and reactions forward; it is killed while people enrol.</summary>
[Collection(nameof(Cluster))]
public sealed class AnotherSiloCarriesOn(Cluster cluster)
{
    private const int Before = 6, After = 4;

    [Fact]
    public async Task With_reactions_and_read_models()
    {
        await cluster.Run("silo-1", "silo-2");
        var course = await CourseUnderWay.Begin(cluster);
        var people = await Task.WhenAll(Enumerable.Range(1, Before + After).Select(course.Invite));
        await Wait.Until(async () => await cluster.Facts.Leader() is not null, "one silo leads");
        var leader = await cluster.Facts.Leader();
        await Task.WhenAll(people.Take(Before).Select(person => course.Enrol(person)));

        await cluster.Kill(leader!);
        await Task.WhenAll(people.Skip(Before).Select(person => Enrol(course, person)));

        var other = leader == "silo-1" ? "silo-2" : "silo-1";
        await Wait.Until(
            async () =>
                await cluster.Facts.Count(course.Region, "participant-enrolled") >= people.Length, "everybody is enrolled", seconds: 90);
        await Wait.Until(cluster.Facts.ReactedToAll, "all reactions are carried out");
        await Wait.Until(async () => await Listed(course) == people.Length, "everybody stands in the list");
        (await cluster.Facts.Leader()).ShouldBe(other);
        foreach (var fact in (string[])["seat-taken", "member-joined", "participant-enrolled"])
            (await cluster.Facts.Count(course.Region, fact)).ShouldBe(people.Length, fact);
    }

    private static async Task Enrol(CourseUnderWay course, string person)
    {
        Answer? answer = null;
        await Wait.Until(
            async () =>
                (
                    answer = await course.Enrol(
                        person, key: $"enrol {person}")).Status is not HttpStatusCode.ServiceUnavailable, "the other silo answers");
        answer!.Succeeded();
    }

    /// <summary>How many the read model lists in the course's group, whoever keeps it.</summary>
    private static async Task<int> Listed(CourseUnderWay course)
    {
        var answer = await course.Coordinator.Get($"{course.Region}/participants?group={course.Group}");
        return answer.Status is HttpStatusCode.OK ? answer.Body.GetProperty("items").GetArrayLength() : 0;
    }
}
