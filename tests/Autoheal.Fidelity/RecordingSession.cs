namespace Autoheal.Fidelity;

/// <summary>Plays cases on a real cluster, several at once where they do not disturb each other, and writes down what it showed.</summary>
internal sealed class RecordingSession(string kubeconfig, TextWriter progress)
{
    private const int AtOnce = 7;
    private static readonly TimeSpan s_calm = TimeSpan.FromSeconds(20);

    public async Task RecordAsync(IReadOnlyList<FidelityCase> cases, CancellationToken cancellationToken)
    {
        using var cluster = await RealCluster.ConnectAsync(kubeconfig, cancellationToken);
        await using var registry = await StubRegistry.StartAsync(cancellationToken);
        var runner = new CaseRunner(cluster.Client, TimeProvider.System, cluster.Dialect);
        await Parallel.ForEachAsync(
            cases.Where(@case => !@case.Exclusive),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (@case, token) => await RecordAsync(runner, @case, token));
        foreach (var @case in cases.Where(@case => @case.Exclusive))
        {
            await RecordAsync(runner, @case, cancellationToken);
            await Task.Delay(s_calm, TimeProvider.System, cancellationToken);
        }
    }

    private async Task RecordAsync(CaseRunner runner, FidelityCase @case, CancellationToken cancellationToken)
    {
        var recording = await runner.RunAsync(@case, cancellationToken);
        recording.Write(Recording.FileOf(@case));
        await runner.CleanUpAsync(@case, cancellationToken);
        await progress.WriteLineAsync($"recorded {@case.Name}: {recording.Lines.Count} states and texts");
    }
}
