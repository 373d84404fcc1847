using Samlop;

return args switch
{
    ["migrate"] => await Migration.Run(),
    ["rebuild", .. var names] => await Rebuilding.Run(names),
    _ => await SiloHost.Run(args),
};
