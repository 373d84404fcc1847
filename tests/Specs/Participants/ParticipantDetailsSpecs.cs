using System.Text.Json;
using Samlop.Access;
using Samlop.People;
using Shouldly;
using Xunit;
using static Samlop.Participants.Example;

namespace Samlop.Participants;

public sealed class ParticipantDetailsSpecs
{
    private static readonly PersonKey Key = new("agder", "kari", new byte[32]);
    private static readonly ParticipantInvited First = Invited with { Details = Key.Seal(Kari) };
    private static readonly DetailsCorrected Corrected = new(Key.Seal(Kari with { FamilyName = "Hansen" }));

    [Fact]
    public void A_person_is_who_they_were_invited_as() => Read(First).ShouldBe(Kari);

    [Fact]
    public void A_person_is_who_they_were_corrected_to_be() =>
        Read(First, Corrected, Requested).ShouldBe(Kari with { FamilyName = "Hansen" });

    [Fact]
    public void A_later_invitation_says_anew_who_it_is() => Read(First, Corrected, First with { Course = "autumn" }).ShouldBe(Kari);

    [Fact]
    public void Without_a_key_nothing_is_known() => ParticipantDetails.Read([Recorded(First)], null).ShouldBeNull();

    [Fact]
    public void Without_an_invitation_nothing_is_known() => Read(Requested).ShouldBeNull();

    [Fact]
    public void Names_go_without_the_blanks_around_them() =>
        new PersonalDetails(" Kari", "Nordmann ", " kari@agder.example ", " ").Tidy()
            .ShouldBe(new PersonalDetails("Kari", "Nordmann", "kari@agder.example"));

    [Fact]
    public void Details_survive_being_written_and_read() =>
        Read(First with { Details = Key.Seal(new PersonalDetails("Åse", "Ødegård", "ase@agder.example")) })
            .ShouldBe(new PersonalDetails("Åse", "Ødegård", "ase@agder.example"));

    [Fact]
    public void Nothing_of_a_person_can_be_seen_in_a_stored_fact() =>
        JsonSerializer.Serialize(First, FactJson.Options).ShouldNotContain("kari", Case.Insensitive);

    private static PersonalDetails? Read(params ParticipantFact[] facts) => ParticipantDetails.Read(facts.Select(Recorded), Key);

    private static RecordedFact Recorded(ParticipantFact fact) => new(
        fact, Guid.NewGuid(), "participant/agder/kari", 1, DateTimeOffset.UnixEpoch,
        DateTimeOffset.UnixEpoch, "ola", Role.Coordinator, Guid.NewGuid(), null, "", null);
}
