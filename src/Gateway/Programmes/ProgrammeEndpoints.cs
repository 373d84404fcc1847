using System.Linq.Expressions;
using Samlop.Registers;
using Samlop.Requests;
using Samlop.Routes;

namespace Samlop.Programmes;

internal static class ProgrammeEndpoints
{
    /// <summary>A caller that may see programmes may see the templates too.</summary>
    private static readonly Expression<Func<IProgrammeGrain, Address, Task<ProgrammeView>>> Viewing =
        (programme, asked) => programme.View(null);

    public static void MapProgrammes(this IEndpointRouteBuilder region)
    {
        var register = region.To<IRegisterGrain>(key: "{region}", tag: "Programmes");
        var programmes = region.To<IProgrammeGrain>(key: "{region}/{id}", tag: "Programmes");

        programmes.Create<PublishProgramme>("/programmes", (programme, command) => programme.Publish(command));
        register.List("/programmes", (register, asked) => register.Programmes(asked.Page), row => row.Id)
            .WithSummary("The programmes of the region.");
        programmes.Get("/programmes/{id}", (programme, asked) => programme.View(asked.Number("version")));
        programmes.Post<PublishProgramme>("/programmes/{id}/versions", (programme, command) => programme.Publish(command))
            .WithName("programme.publish-next");
        programmes.Post<RetireProgramme>("/programmes/{id}/retirement", (programme, command) => programme.Retire(command));

        programmes.Map("GET", "/programme-templates", Viewing, command: false, ListOfTemplates)
            .Produces<Rows<string>>().WithName("programme-template.list")
            .WithSummary("Names of the programmes that Samløp brings along, to begin from.");
        programmes.Map("GET", "/programme-templates/{name}", Viewing, command: false, Template)
            .Produces<ProgrammeContent>().WithName("programme-template.view")
            .WithSummary("A programme that Samløp brings along, to publish as it is or changed.");
    }

    private static Task<IResult> ListOfTemplates(Exchange exchange) =>
        Task.FromResult(Results.Ok(new Rows<string>(Templates.Names, null)));

    private static Task<IResult> Template(Exchange exchange) =>
        Task.FromResult(Results.Ok(Templates.Named(exchange.Address["name"]) ?? throw Refused.NotFound()));
}
