using Samlop.Registers;
using Samlop.Routes;

namespace Samlop.Municipalities;

internal static class MunicipalityEndpoints
{
    public static void MapMunicipalities(this IEndpointRouteBuilder region)
    {
        var register = region.To<IRegisterGrain>(key: "{region}", tag: "Municipalities");
        var municipality = region.MapGroup("/municipalities/{number}")
            .To<IMunicipalityGrain>(key: "{region}/{number}", tag: "Municipalities");

        register.List("/municipalities", (register, asked) => register.Municipalities(asked.Page), row => row.Number)
            .WithSummary("The municipalities of the region.");
        municipality.Get("", (municipality, asked) => municipality.View(asked.StreamMoment))
            .WithSummary("A municipality: its courses and seats, contacts, successors and predecessors.");

        municipality.Post<ChangeSeats>("/seats", (municipality, command) => municipality.ChangeSeats(command));
        municipality.Delete("/courses/{course}", (municipality, at) => municipality.LeaveCourse(new LeaveCourse(at["course"])));

        municipality.Put("/contacts/{person}", (municipality, at) => municipality.NameContact(new NameContact(at["person"])));
        municipality.Delete("/contacts/{person}", (municipality, at) => municipality.ReleaseContact(new ReleaseContact(at["person"])));

        municipality.Post<MergeMunicipality>("/merger", (municipality, command) => municipality.Merge(command));
        municipality.Post<SplitMunicipality>("/split", (municipality, command) => municipality.Split(command));
    }
}
