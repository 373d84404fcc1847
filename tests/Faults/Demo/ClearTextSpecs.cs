using System.Text;
using Shouldly;
using Xunit;

namespace Samlop.Faults;

/// <summary>The search itself finds what it should.</summary>
public sealed class ClearTextSpecs
{
    private static readonly ClearText Search = new(["øyvind.dahl@risor.example", "Øyvind Dahl"]);

    [Theory]
    [InlineData("utf-8", "Øyvind Dahl")]
    [InlineData("utf-16", "Øyvind Dahl")]
    [InlineData("utf-8", "\\u00D8yvind Dahl")]
    [InlineData("utf-8", "?email=%C3%B8yvind.dahl%40risor.example")]
    public void A_name_is_found_in_each_way_to_write_it(string encoding, string text) =>
        In(Encoding.GetEncoding(encoding).GetBytes($"a{text}b")).Count.ShouldBe(1);

    [Fact]
    public void A_name_is_found_where_two_stretches_meet() =>
        In([.. new byte[(8 << 20) - 5], .. "Øyvind Dahl"u8]).ShouldBe(["Øyvind Dahl"]);

    [Fact]
    public void Other_text_is_not_found() => In(Encoding.UTF8.GetBytes("Øyvind Dal, oyvind.dahl@risor.example")).ShouldBeEmpty();

    private static IReadOnlyCollection<string> In(byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return Search.In(content);
    }
}
