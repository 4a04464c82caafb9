namespace Autoheal.Simulation.Tests.Kubectl;

/// <summary><c>get -w</c>: what was there, then what changes, as it changes.</summary>
public sealed class KubectlWatchTests
{
    [KubectlTheory]
    [InlineData("1.20")]
    [InlineData("1.32")]
    public async Task Get_Watching_ShowsEveryChange(string version)
    {
        await using var world = await KubectlWorld.StartAsync(version);
        await world.ReadAsync("kubectl create configmap colours --from-literal=A=red");

        var lines = await world.WatchAsync(
            "kubectl get configmap colours --output-watch-events -w",
            async () =>
            {
                await world.ReadAsync("kubectl patch configmap colours -p {\"data\":{\"B\":\"blue\"}}");
                await world.ReadAsync("kubectl delete configmap colours");
            },
            line => line.StartsWith("DELETED", StringComparison.Ordinal));

        Assert.Equal(["EVENT NAME DATA", "ADDED colours 1", "MODIFIED colours 2", "DELETED colours 2"], lines.Select(line => string.Join(' ', Words(line).Split(' ')[..3])));
    }

    [KubectlTheory]
    [InlineData("1.20")]
    [InlineData("1.32")]
    public async Task Get_WatchingADeployment_ShowsItGrow(string version)
    {
        await using var world = await KubectlWorld.StartAsync(version);
        await world.ReadAsync("kubectl create deployment web --image=h4/busybox:1 --replicas=1");
        await world.ReadAsync("kubectl rollout status deployment/web --timeout=30s");

        var lines = await world.WatchAsync(
            "kubectl get deployment web -w --no-headers",
            () => world.ReadAsync("kubectl scale deployment/web --replicas=2"),
            line => line.StartsWith("web   2/2", StringComparison.Ordinal));

        Assert.StartsWith("web 1/1 1 1 ", Words(lines[0]), StringComparison.Ordinal);
        Assert.Contains(lines, line => Words(line).StartsWith("web 1/2 2 1 ", StringComparison.Ordinal));
        Assert.StartsWith("web 2/2 2 2 ", Words(lines[^1]), StringComparison.Ordinal);
    }

    private static string Words(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
