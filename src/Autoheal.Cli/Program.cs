using Autoheal.Cli;

return await ToolEntry.RunAsync(args);
