using Samlop.Regions;

namespace Samlop.Municipalities;

/// <summary>Whenever a region admits a municipality, the municipality is registered in it.</summary>
public sealed class RegisterAdmittedMunicipality : Reaction<MunicipalityAdmitted>
{
    public override string Name => "register-admitted-municipality";

    protected override Task React(Because because, MunicipalityAdmitted fact) =>
        because.Ask("register", () => because.Grain<IMunicipalityGrain>(fact.Municipality).Register(new RegisterMunicipality()));
}
