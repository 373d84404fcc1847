using Samlop.Boards;
using Samlop.Courses;
using Samlop.Decisions;
using Samlop.Imports;
using Samlop.Journeys;
using Samlop.ManagementGroups;
using Samlop.Municipalities;
using Samlop.Participants;
using Samlop.Programmes;
using Samlop.Regions;
using Samlop.Registers;

namespace Samlop;

/// <summary>All routes of the API, module by module.</summary>
internal static class Api
{
    public const string Root = "/api/v1/regions/{region}";

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var region = app.MapGroup(Root);
        region.MapRegions();
        region.MapMunicipalities();
        region.MapProgrammes();
        region.MapCourses();
        region.MapBoards();
        region.MapManagementGroups();
        region.MapJourneys();
        region.MapDecisions();
        region.MapParticipants();
        region.MapImports();
        region.MapRegisters();
    }
}
