using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Samlop.Problems;

public sealed partial class LanguagesSpecs
{
    [Fact]
    public void Every_refusal_that_the_contract_names_is_said_in_bokmaal_and_nynorsk()
    {
        var contract = File.ReadAllText(Path.ChangeExtension(typeof(Receipt).Assembly.Location, ".xml"));

        var named = Refusals.Matches(contract).SelectMany(refusals => Code.Matches(refusals.Value)).Select(code => code.Groups[1].Value)
            .ToHashSet();

        named.Count.ShouldBeGreaterThan(80);
        named.Except(Languages.Codes).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "nb")]
    [InlineData("fr", "nb")]
    [InlineData("no", "nb")]
    [InlineData("nn-NO, nb;q=0.8", "nn")]
    [InlineData("nb;q=0.5, en;q=0.9", "en")]
    [InlineData("nn;q=0, en-GB", "en")]
    [InlineData("fr, nn;q=0.3", "nn")]
    public void The_language_a_client_likes_best_is_spoken(string? wish, string spoken)
    {
        var http = new DefaultHttpContext();
        if (wish is not null)
            http.Request.Headers.AcceptLanguage = wish;

        Languages.Of(http.Request).ShouldBe(spoken);
    }

    [Fact]
    public void A_sentence_is_filled_with_what_the_refusal_says() =>
        Languages.Detail("version-not-current", "English", ["3", "5"], "nn")
            .ShouldBe("Det er endra sidan du las det: du såg versjon 3, no er det 5. Les det på nytt.");

    [Fact]
    public void A_sentence_that_cannot_be_filled_is_said_in_English() =>
        Languages.Detail("version-not-current", "English", ["3"], "nn").ShouldBe("English");

    [GeneratedRegex("Refused:.*?</summary>", RegexOptions.Singleline)]
    private static partial Regex Refusals { get; }

    [GeneratedRegex("<c>([a-z]+(?:-[a-z]+)*)</c>")]
    private static partial Regex Code { get; }
}
