using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Autoheal.Fidelity;

/// <summary>A real cluster, reached through <c>kubectl proxy</c> with the kubeconfig's own credentials.</summary>
internal sealed class RealCluster : IDisposable
{
    private readonly Process _proxy;

    private RealCluster(Process proxy, HttpClient client, ClusterDialect dialect)
    {
        _proxy = proxy;
        Client = client;
        Dialect = dialect;
    }

    public HttpClient Client { get; }

    public ClusterDialect Dialect { get; }

    public static async Task<RealCluster> ConnectAsync(string kubeconfig, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("kubectl", ["--kubeconfig", kubeconfig, "proxy", "--port", "0"]) { RedirectStandardOutput = true };
        var proxy = Process.Start(start)!;
        var greeting = await proxy.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("kubectl proxy did not start.");
        var client = new HttpClient { BaseAddress = new Uri("http://" + greeting.Split(' ')[^1]), Timeout = Timeout.InfiniteTimeSpan };
        var version = JsonNode.Parse(await client.GetStringAsync("/version", cancellationToken))!;
        var nodes = JsonNode.Parse(await client.GetStringAsync("/api/v1/nodes", cancellationToken))!["items"]!.AsArray();
        if (nodes.Count != 1)
            throw new InvalidOperationException($"The cases are written for a cluster of one node; this one has {nodes.Count}.");
        return new(proxy, client, new ClusterDialect
        {
            Node = nodes[0]!["metadata"]!["name"]!.GetValue<string>(),
            Version = version["gitVersion"]!.GetValue<string>(),
            OldPolicyApi = int.Parse(version["minor"]!.GetValue<string>().TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture) < 21,
        });
    }

    public void Dispose()
    {
        Client.Dispose();
        _proxy.Kill();
        _proxy.Dispose();
    }
}
