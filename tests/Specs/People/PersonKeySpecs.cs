using System.Security.Cryptography;
using CsCheck;
using Shouldly;
using Xunit;

namespace Samlop.People;

public sealed class PersonKeySpecs
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly PersonKey Kari = new("agder", "kari", Secret);

    [Fact]
    public void A_text_sealed_for_a_person_opens_for_that_person() =>
        Gen.String.AlphaNumeric.ForAll(text => Kari.Open("reflection", Kari.Seal("reflection", text)) == text);

    [Theory]
    [InlineData("")]
    [InlineData("Kåre Sjøfæl på Våler 🦌")]
    public void Every_text_comes_back_as_it_was(string text) => Kari.Open("details", Kari.Seal("details", text)).ShouldBe(text);

    [Fact]
    public void The_text_cannot_be_seen_in_what_is_sealed() => Kari.Seal("details", "kari@agder.example").Text.ShouldNotContain("kari");

    [Fact]
    public void The_same_text_twice_looks_different() => Kari.Seal("reason", "moved").ShouldNotBe(Kari.Seal("reason", "moved"));

    [Theory]
    [InlineData("rogaland", "kari", "reflection")]
    [InlineData("agder", "ola", "reflection")]
    [InlineData("agder", "kari", "details")]
    public void It_does_not_open_in_another_region_for_another_person_or_as_another_field(string region, string person, string field)
    {
        var text = Kari.Seal("reflection", "We measure the wrong things.");
        Should.Throw<CryptographicException>(() => new PersonKey(region, person, Secret).Open(field, text));
    }

    [Fact]
    public void It_does_not_open_with_another_key()
    {
        var text = Kari.Seal("reflection", "We measure the wrong things.");
        Should.Throw<CryptographicException>(() => new PersonKey("agder", "kari", new byte[32]).Open("reflection", text));
    }

    [Fact]
    public void Changed_in_any_one_place_it_does_not_open()
    {
        var text = Kari.Seal("reflection", "We measure the wrong things.").Text;
        for (var i = 0; i < text.Length; i++)
            foreach (var other in "Aa0-_.= ".Where(c => c != text[i]))
                Should.Throw<CryptographicException>(
                    () => Kari.Open("reflection", new Sealed(text[..i] + other + text[(i + 1)..])), $"{other} at {i}");
    }

    /// <summary>The last character of a tag of 16 bytes carries four bits that decoders ignore.</summary>
    [Fact]
    public void Changed_in_bits_that_carry_nothing_it_does_not_open()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var text = Kari.Seal("reflection", "We measure the wrong things.").Text;
        foreach (var other in Alphabet.Where(c => c != text[^1]))
            Should.Throw<CryptographicException>(() => Kari.Open("reflection", new Sealed(text[..^1] + other)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1")]
    [InlineData("v1...")]
    [InlineData("v2.AAAAAAAAAAAAAAAA..AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("v1.AAAA.AAAA.AAAA")]
    [InlineData("We measure the wrong things.")]
    public void What_was_never_sealed_does_not_open(string text) =>
        Should.Throw<CryptographicException>(() => Kari.Open("reflection", new Sealed(text)));

    [Fact]
    public void What_is_nothing_does_not_open() => Should.Throw<CryptographicException>(() => Kari.Open("reflection", default));

    [Fact]
    public void Blanks_and_padding_around_it_count_as_a_change()
    {
        var text = Kari.Seal("reflection", "We measure the wrong things.").Text;
        foreach (var changed in new[] { text + " ", text + "\n", text + "==", " " + text, text + "." })
            Should.Throw<CryptographicException>(() => Kari.Open("reflection", new Sealed(changed)));
    }
}
