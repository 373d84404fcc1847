using Samlop;

return args is ["migrate"] ? await Migration.Run() : await SiloHost.Run(args);
