using Samlop.Benchmarks;

return args switch
{
    ["contender", var name] => await ContenderHost.Serve(ContenderList.Make(name)),
    ["plain-marten-server", .. var words] => await PlainMartenServer.Serve(words),
    ["silo"] => await SiloServer.Serve(),
    ["rows", var only, .. var before] => Check(Options.Rows(only), compared: before.Length > 0),
    ["run", .. var options] => await Run.Carry(Options.Read(options)),
    ["micro", .. var words] => GroupMicro.Run(words),
    _ => Usage(),
};

static int Check(IReadOnlyList<string> only, bool compared)
{
    try
    {
        Options.MustBeRows(only, compared);
        return 0;
    }
    catch (ArgumentException unknown)
    {
        Console.WriteLine(unknown.Message);
        return 1;
    }
}

static int Usage()
{
    Console.Error.WriteLine("Started by deploy/bench; deploy/bench --help says how.");
    return 2;
}
