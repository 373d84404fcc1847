using System.Net;
using System.Text;
using Shouldly;
using Xunit;
using static Samlop.RegionStory;

namespace Samlop.History;

/// <summary>A body that is no command, or is too large, writes nothing.</summary>
public sealed class LimitSpecs(Installation installation)
{
    public static TheoryData<string, string, string, string> Bodies => new()
    {
        { "no JSON", "{", "body-not-readable", "" },
        { "nothing", "", "body-not-readable", "" },
        { "null", "null", "body-not-readable", "" },
        { "a list", "[]", "body-not-readable", "" },
        { "a member missing", """{"module":"organization","on":"2026-09-01"}""", "body-not-readable", "/place" },
        { "a member too many", """{"module":"organization","on":"2026-09-01","place":"Kilden","colour":"red"}""",
            "body-not-readable", "/colour" },
        { "a member twice", """{"module":"organization","on":"2026-09-01","place":"Kilden","place":"Hjemme"}""",
            "body-not-readable", "/place" },
        { "another case", """{"Module":"organization","on":"2026-09-01","place":"Kilden"}""", "body-not-readable", "" },
        { "null where there must be text", """{"module":null,"on":"2026-09-01","place":"Kilden"}""", "body-not-readable", "/module" },
        { "a number for a text", """{"module":7,"on":"2026-09-01","place":"Kilden"}""", "body-not-readable", "/module" },
        { "no such day", """{"module":"organization","on":"2026-02-30","place":"Kilden"}""", "body-not-readable", "/on" },
        { "too deep", """{"module":"organization","on":"2026-09-01","place":[[[[[[[[[[[[[[[[[[[["Kilden"]]]]]]]]]]]]]]]]]]]]}""",
            "body-not-readable", "/place" },
        { "a text too long", $$"""{"module":"organization","on":"2026-09-01","place":"{{new string('x', 4001)}}"}""",
            "text-too-long", "/place" },
        { "an id too long", $$"""{"module":"{{new string('m', 101)}}","on":"2026-09-01","place":"Kilden"}""", "text-too-long", "/module" },
        { "control characters", """{"module":"organization","on":"2026-09-01","place":"Kil\u0007den"}""",
            "text-has-control-characters", "/place" },
        { "NUL", """{"module":"organization","on":"2026-09-01","place":"Kil\u0000den"}""", "text-has-control-characters", "/place" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_is_no_command_writes_nothing(string what, string body, string code, string pointer)
    {
        what.ShouldNotBeEmpty();
        var story = await Planned(installation, municipalities: []);
        var before = await story.Facts();

        var answer = await story.Coordinator.Post(story.Path("gatherings"), new StringContent(body, Encoding.UTF8, "application/json"));

        answer.Refused(HttpStatusCode.BadRequest, code);
        if (pointer.Length > 0)
            answer.Body.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString())
                .ShouldContain(pointer);
        (await story.Facts()).ShouldBe(before);
    }

    [Fact]
    public async Task A_body_too_large_of_another_kind_or_in_another_encoding_writes_nothing()
    {
        var story = await Planned(installation, municipalities: []);
        var before = await story.Facts();
        const string Body = """{"module":"organization","on":"2026-09-01","place":"Kilden"}""";
        byte[] noUtf8 = [.. Encoding.UTF8.GetBytes(Body[..^2]), 0xFF, .. "\"}"u8.ToArray()];

        (await Post(new ByteArrayContent(new byte[(1024 * 1024) + 1]) { Headers = { ContentType = new("application/json") } }))
            .Refused(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        (await Post(new StringContent(Body, Encoding.UTF8, "text/plain")))
            .Refused(HttpStatusCode.UnsupportedMediaType, "media-type-not-supported");
        (await Post(new ByteArrayContent(noUtf8) { Headers = { ContentType = new("application/json") } }))
            .Refused(HttpStatusCode.BadRequest, "body-not-readable");
        (await Post(null)).Refused(HttpStatusCode.UnsupportedMediaType, "media-type-not-supported");

        (await story.Facts()).ShouldBe(before);

        Task<Answer> Post(HttpContent? body) => story.Coordinator.Post(story.Path("gatherings"), body);
    }

    [Fact]
    public async Task A_list_too_long_or_with_holes_writes_nothing()
    {
        var story = await Founded(installation);
        var before = await story.Facts();

        (await Found(Enumerable.Repeat("nb", 1001))).Refused(HttpStatusCode.BadRequest, "list-too-long");
        (await Found([null])).Refused(HttpStatusCode.BadRequest, "body-not-readable");
        (await Found([new string('n', 101)])).Refused(HttpStatusCode.BadRequest, "text-too-long");

        (await story.Facts()).ShouldBe(before);

        Task<Answer> Found(IEnumerable<string?> languages) => story.Administrator.Put(story.Region, new { name = "Agder", languages });
    }

    [Theory]
    [InlineData("courses/Kurs")]
    [InlineData("courses/a%2Fb")]
    [InlineData("courses/-a")]
    [InlineData("courses/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("municipalities/420")]
    [InlineData("municipalities/٤٢٠٤")]
    public async Task What_cannot_be_an_id_is_not_found(string path)
    {
        var story = await Founded(installation);

        (await story.Coordinator.Get($"{story.Region}/{path}")).Refused(HttpStatusCode.NotFound, "not-found");
    }
}
