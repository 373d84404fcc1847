using Samlop.Municipalities;
using Samlop.Regions;

namespace Samlop.Reactions;

/// <summary>Whenever a region admits a municipality, the municipality is registered in it.</summary>
public sealed class RegisterAdmittedMunicipality : Reaction<MunicipalityAdmitted>
{
    public override string Name => "register-admitted-municipality";

    protected override Task React(Because because, MunicipalityAdmitted fact) =>
        because.Ask("register", () => because.Grain<IMunicipalityGrain>(fact.Municipality).Register(new RegisterMunicipality()));
}
