using Samlop.Benchmarks;

return args switch
{
    ["contender", var name] => await ContenderHost.Serve(ContenderList.Make(name)),
    ["plain-marten-server", .. var words] => await PlainMartenServer.Serve(words),
    ["silo"] => await SiloServer.Serve(),
    ["run", .. var options] => await Run.Carry(Options.Read(options)),
    ["micro", .. var words] => GroupMicro.Run(words),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Started by deploy/bench; deploy/bench --help says how.");
    return 2;
}
