using Samlop;

try
{
    await GatewayHost.Build(args).RunAsync();
    return 0;
}
catch (SetupRefused refused)
{
    await Console.Error.WriteLineAsync($"The gateway does not start: {refused.Message}");
    return 1;
}
