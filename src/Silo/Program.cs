using Samlop;

try
{
    return args switch
    {
        ["migrate"] => await Migration.Run(),
        ["rebuild", .. var names] => await Rebuilding.Run(names),
        ["clock", .. var words] => await ClockCommand.Run(words),
        _ => await SiloHost.Run(args),
    };
}
catch (ClockRefused refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
