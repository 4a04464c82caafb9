using Autoheal.Simulation.Scenarios;

namespace Autoheal.Scenarios;

/// <summary>
/// Every scenario once as people see it: the sample host as a process, the simulated cluster, the webhook and the approvals over real HTTP.
/// </summary>
public sealed class HttpScenarioTests
{
    public static TheoryData<string> Names => [.. ScenarioCatalogue.Showcase.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task SampleHost_Once_EndsAsDeclaredAndExitsZero(string name)
    {
        var run = await ToolProcess.RunAsync("samples/Autoheal.SampleHost", "--once", "--scenario", name);

        Assert.True(run.ExitCode == 0, $"exit {run.ExitCode}\n{run.Output}\n{run.Errors}");
        Assert.Contains("chain ok", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SampleHost_AutoApprovalOnARealCluster_ExitsTwoWithOneLine()
    {
        var run = await ToolProcess.RunAsync("samples/Autoheal.SampleHost", "--approve", "auto", "--kubeconfig", "nowhere.yaml");

        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
