using Samlop.Courses;

namespace Samlop.Municipalities;

/// <summary>Whenever a course invites a municipality, the municipality joins it with those seats.</summary>
public sealed class JoinInvitedMunicipality : Reaction<MunicipalityInvited>
{
    public override string Name => "join-invited-municipality";

    protected override async Task React(Because because, MunicipalityInvited fact)
    {
        var municipality = because.Grain<IMunicipalityGrain>(fact.Municipality);
        // It may have been admitted a moment ago, and that reaction may still be under way.
        await because.Ask("register", () => municipality.Register(new RegisterMunicipality()));
        await because.Ask("join", () => municipality.JoinCourse(new JoinCourse(because.Id, fact.Seats)));
    }
}
