using Shouldly;
using Xunit;

namespace Samlop.Participants;

public sealed class EmailAddressSpecs
{
    [Theory]
    [InlineData("kari@agder.example")]
    [InlineData("kari.nordmann+kurs@post.kristiansand.kommune.example")]
    [InlineData("kåre@våler.example")]
    public void An_address_stands_as_it_was_written(string address) => EmailAddress.Tidy(address).ShouldBe(address);

    [Fact]
    public void Blanks_around_it_go() => EmailAddress.Tidy(" Kari@agder.example\t").ShouldBe("Kari@agder.example");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("kari")]
    [InlineData("@agder.example")]
    [InlineData("kari@")]
    [InlineData("kari@agder")]
    [InlineData("kari@.example")]
    [InlineData("kari@agder.")]
    [InlineData("kari@agder..example")]
    [InlineData("kari@nordmann@agder.example")]
    [InlineData("kari nordmann@agder.example")]
    [InlineData("kari@agder.example\r\nBcc:ola@agder.example")]
    [InlineData("kari\0@agder.example")]
    public void What_is_no_address_is_refused(string? text)
    {
        var refused = Should.Throw<Refused>(() => EmailAddress.Tidy(text));
        refused.Code.ShouldBe("email-invalid");
        refused.Kind.ShouldBe(RefusalKind.Invalid);
    }

    [Fact]
    public void It_has_254_characters_at_the_most()
    {
        EmailAddress.Tidy(new string('k', 254 - "@agder.example".Length) + "@agder.example").Length.ShouldBe(254);
        Should.Throw<Refused>(() => EmailAddress.Tidy(new string('k', 255 - "@agder.example".Length) + "@agder.example")).Code
            .ShouldBe("email-invalid");
    }
}
