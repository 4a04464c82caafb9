using Autoheal.Cli;

return await AutohealTool.RunAsync(args, ToolEnvironment.OfProcess(), CancellationToken.None);
