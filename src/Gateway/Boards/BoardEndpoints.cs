using Samlop.Routes;

namespace Samlop.Boards;

internal static class BoardEndpoints
{
    public static void MapBoards(this IEndpointRouteBuilder region)
    {
        var boards = region.MapGroup("/courses/{id}/boards").To<IBoardGrain>(key: "{region}/{id}", tag: "Boards");

        boards.Board("/enrolment", (board, asked) => board.Enrolment(asked.Moment));
        boards.Board("/progress", (board, asked) => board.Progress(asked.Moment));
        boards.Board("/attendance", (board, asked) => board.Attendance(asked.Moment));
        boards.Board("/readiness", (board, asked) => board.Readiness(asked.Needed("module"), asked.Moment));
    }
}
