using CsCheck;
using Samlop.Access;
using Shouldly;
using Xunit;

namespace Samlop;

public sealed class FactIdSpecs
{
    private static readonly Gen<Guid> Commands = Gen.OneOf(
        Gen.Long[0, 1L << 45].Select(ms => Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddMilliseconds(ms))), Gen.Guid);

    [Fact]
    public void What_follows_from_an_id_stands_beside_it() => Gen.Select(Commands, Gen.Int[0, 1000]).ForAll((command, position) =>
    {
        var fact = FactId.Of(command, position);
        (fact.Version, Time(fact)).ShouldBe((8, Time(command)));
        Time(FactId.OfReaction(fact, "municipality-joins", "4204")).ShouldBe(Time(command));
    });

    [Fact]
    public void The_same_cause_has_the_same_id_and_another_has_another() =>
        Gen.Select(Commands.Array[2, 20], Gen.Int[2, 20]).ForAll((commands, facts) =>
        {
            // All have the same time, so that only the rest of the id differs.
            Guid[] together = [.. commands.Distinct().Select(AtTheTimeOf(commands[0])).Distinct()];
            var ids = together.SelectMany(command => Enumerable.Range(0, facts).Select(position => FactId.Of(command, position))).ToList();

            ids.Distinct().Count().ShouldBe(together.Length * facts);
            together.SelectMany(command => Enumerable.Range(0, facts).Select(position => FactId.Of(command, position))).ShouldBe(ids);
            together.Select(NewId).Distinct().Count().ShouldBe(together.Length);
        });

    private static Func<Guid, Guid> AtTheTimeOf(Guid first) => command => new Guid(
        [.. first.ToByteArray(bigEndian: true)[..6], .. command.ToByteArray(bigEndian: true)[6..]], bigEndian: true);

    private static string NewId(Guid command) =>
        new Acting(new Call("person-7", [], command, null, "trace", null, null, null, default), Role.Coordinator, "agder").NewId;

    private static string Time(Guid id) => id.ToString("n")[..12];
}
