using CsCheck;
using Shouldly;
using Xunit;

namespace Samlop.Requests;

public sealed class CommandIdSpecs
{
    private static readonly Gen<string> Keys = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 1, 40],
        Gen.Guid.Select(id => id.ToString("d")),
        Gen.Int.Select(_ => Guid.CreateVersion7().ToString("n")));

    [Fact]
    public void A_key_is_one_command_and_in_another_region_or_of_another_subject_another() => Keys.ForAll(key =>
    {
        var id = CommandId.Of("agder", "person-7", key);

        id.Version.ShouldBe(8);
        CommandId.Of("agder", "person-7", key).ShouldBe(id);
        CommandId.Of("innlandet", "person-7", key).ShouldNotBe(id);
        CommandId.Of("agder", "person-8", key).ShouldNotBe(id);
        CommandId.Of("agder", "person-7", key + "'").ShouldNotBe(id);
    });

    [Fact]
    public void A_key_with_a_time_lends_it_to_the_command()
    {
        var key = Guid.CreateVersion7();

        foreach (var written in (string[])[$"{key:n}", $"{key:d}", $"{key:d}".ToUpperInvariant()])
            $"{CommandId.Of("agder", "person-7", written):n}"[..12].ShouldBe($"{key:n}"[..12]);
        CommandId.Of("agder", "person-7", $"{key:n}")
            .ShouldNotBe(CommandId.Of("agder", "person-7", $"{key:d}"), "another text is another key");
    }

    [Fact]
    public void Without_a_key_each_request_is_a_command_of_its_own() =>
        CommandId.Of("agder", "person-7", null).ShouldNotBe(CommandId.Of("agder", "person-7", null));
}
