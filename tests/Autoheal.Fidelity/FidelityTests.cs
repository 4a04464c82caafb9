using Autoheal.Simulation.Scenarios;

namespace Autoheal.Fidelity;

/// <summary>The comparison with the recordings, without the real cluster.</summary>
public sealed class FidelityTests
{
    public static TheoryData<string> Names => [.. FidelityCase.All.Select(@case => @case.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_PlayedOnTheSimulatedCluster_ShowsWhatTheRealOneShowed(string name)
    {
        var row = FidelityRow.Of(FidelityCase.All.Single(@case => @case.Name == name));

        Assert.NotNull(row.Comparison);
        Assert.NotEqual(0, row.Comparison.Equal);
        Assert.Equal("", string.Join('\n', row.Comparison.Differences));
    }

    [Fact]
    public void Comparison_OneWordDiffers_SaysSo()
    {
        var @case = FidelityCase.All.Single(@case => @case.Name == "scheduling-cpu");
        var real = Recording.Read(Recording.FileOf(@case));
        var other = Recording.Of(real.Version, real.Lines.Select(line => line with { Text = line.Text.Replace("Insufficient", "Not enough", StringComparison.Ordinal) }));

        Assert.NotEmpty(Comparison.Of(other, SimulatedNode.Play(@case)).Differences);
    }

    [Fact]
    public void Comparison_OtherOrder_SaysSo()
    {
        var real = Recording.Of("v1", [new("Pod web", "phase", "Pending"), new("Pod web", "phase", "Running")]);
        var simulated = Recording.Of("v2", [new("Pod web", "phase", "Running"), new("Pod web", "phase", "Pending")]);

        Assert.StartsWith("other order:", Assert.Single(Comparison.Of(real, simulated).Differences), StringComparison.Ordinal);
    }

    [Fact]
    public void VersionDifferences_All_AreMetBySomeCase()
    {
        var met = FidelityTable.Of(FidelityCase.All).Rows.SelectMany(row => row.Comparison?.Known ?? []).Distinct();

        Assert.Equal([], VersionDifferences.All.Except(met).Select(difference => difference.Title));
    }

    [Fact]
    public void Table_InTheDocumentation_IsUpToDate() => Assert.Equal(FidelityTable.Of(FidelityCase.All).ToString(), File.ReadAllText(FidelityTable.File));

    [Fact]
    public void Scenarios_InTheDocumentation_AreUpToDate() =>
        Assert.Equal(ScenarioDocument.Render(), File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "scenarios.md")));
}
