using Autoheal.Fidelity;
using Autoheal.Simulation.Scenarios;

// Behind eng/compare-clusters: records the cases on a real cluster, plays them on the simulated one, and writes the table.
var arguments = CommandArguments.Parse(args);
if (arguments.Scenarios is { } page)
{
    File.WriteAllText(page, ScenarioDocument.Render());
    return 0;
}

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};

var cases = FidelityCase.All.Where(@case => arguments.Only is not { } only || @case.Name.Contains(only, StringComparison.Ordinal)).ToArray();
if (arguments.Kubeconfig is { } kubeconfig)
    await new RecordingSession(kubeconfig, Console.Out).RecordAsync(cases, interrupted.Token);

var table = FidelityTable.Of(cases);
foreach (var row in table.Rows)
{
    Console.WriteLine($"{row.Case.Name,-36} {row.Verdict}");
    foreach (var difference in row.Comparison?.Differences ?? [])
        Console.WriteLine("    " + difference);
}

if (arguments.Only is null)
    File.WriteAllText(FidelityTable.File, table.ToString());
return table.Rows.All(row => row.Comparison is { Differences.Count: 0 }) ? 0 : 1;
