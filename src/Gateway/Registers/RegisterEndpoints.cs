using Samlop.Routes;

namespace Samlop.Registers;

internal static class RegisterEndpoints
{
    public static void MapRegisters(this IEndpointRouteBuilder region)
    {
        var register = region.To<IRegisterGrain>(key: "{region}", tag: "History");

        register.Get("/history", (register, asked) => register.History());
    }
}
