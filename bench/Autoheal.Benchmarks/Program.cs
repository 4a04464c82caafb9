using Autoheal.Benchmarks;

// Each benchmark prints its own figures beside a baseline measured in the same run, so that a slow machine is not mistaken for slow code.
var benchmarks = new Dictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
{
    ["journal"] = JournalBenchmark.RunAsync,
    ["incidents"] = IncidentBenchmark.RunAsync,
    ["cache"] = CacheBenchmark.RunAsync,
    ["world"] = WorldBenchmark.RunAsync,
    ["api"] = ApiBenchmark.RunAsync,
    ["logs"] = LogBenchmark.RunAsync,
    ["health"] = HealthAccuracy.RunAsync,
    ["diagnosis"] = DiagnosisBenchmark.RunAsync,
    ["policy"] = PolicyBenchmark.RunAsync,
    ["decisions"] = DecisionBenchmarks.RunAsync,
    ["console"] = ConsoleBenchmark.RunAsync,
    ["slack"] = SlackBenchmark.RunAsync,
    ["teams"] = TeamsBenchmark.RunAsync,
};

if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"Name a benchmark: {string.Join(", ", benchmarks.Keys)}.");
    return 2;
}

await run(args[1..]);
return 0;
