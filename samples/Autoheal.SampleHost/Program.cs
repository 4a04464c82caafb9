using Autoheal.SampleHost;

return await SampleCommand.RunAsync(args, Sample.RunAsync);
