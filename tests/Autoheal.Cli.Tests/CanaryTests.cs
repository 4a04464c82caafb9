using System.Text;
using Autoheal.Simulation;
using Autoheal.Simulation.Api;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;

namespace Autoheal.Cli.Tests;

/// <summary>A secret that lies about in a cluster, or in files taken from it, is in nothing that the tool prints about either.</summary>
public sealed class CanaryTests : IAsyncLifetime
{
    private const string Canary = "canary-5f0c2e71b94d";
    private const string Api = "/apis/apps/v1/namespaces/checkout/deployments/api";
    private static readonly DateTimeOffset s_start = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] s_lists =
    [
        "/api/v1/namespaces", "/api/v1/nodes", "/api/v1/pods", "/api/v1/services", "/api/v1/configmaps", "/api/v1/secrets", "/api/v1/events",
        "/apis/apps/v1/deployments", "/apis/apps/v1/replicasets", "/apis/apps/v1/statefulsets", "/apis/apps/v1/daemonsets",
        "/apis/batch/v1/jobs", "/apis/discovery.k8s.io/v1/endpointslices",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("canary");
    private readonly VirtualClock _clock = new(s_start);
    private SimulatedApiServer _server = null!;

    public async Task InitializeAsync()
    {
        var world = new SimulatedWorld(new WorldOptions { Landscape = new LandscapeOptions() }, _clock);
        _server = await SimulatedApiServer.StartAsync(world, new SimulatedApiServerOptions { UseTls = true });
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "config"), _server.WriteKubeconfig(world.Access.AdminToken));
        Plant();
        Write();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("diagnose", "text")]
    [InlineData("diagnose", "json")]
    [InlineData("plan", "text")]
    [InlineData("plan", "json")]
    public async Task Command_OnClusterAndDump_NeverPrintsIt(string command, string format)
    {
        string[][] sources = [["--kubeconfig", Path.Combine(_folder.FullName, "config")], ["--dump", Path.Combine(_folder.FullName, "dump")]];
        foreach (var source in sources)
        {
            var run = await ToolRun.RunAsync([command, "--namespace", "checkout", "--format", format, .. source]);

            Assert.Contains("k8s.rollout.crash", run.Out, StringComparison.Ordinal);
            Assert.DoesNotContain(Canary, run.Out, StringComparison.Ordinal);
            Assert.DoesNotContain(Canary, run.Error, StringComparison.Ordinal);
        }
    }

    private void Plant()
    {
        Send("PATCH", Api, $$$$"""
            {"metadata":{"annotations":{"note":"{{{{Canary}}}}","kubectl.kubernetes.io/last-applied-configuration":"{\"metadata\":{\"annotations\":{\"note\":\"{{{{Canary}}}}\"}} }"}},
             "spec":{"template":{"metadata":{"annotations":{"note":"{{{{Canary}}}}"}},
             "spec":{"containers":[{"name":"api","args":["--token={{{{Canary}}}}"],"env":[{"name":"API_TOKEN","value":"{{{{Canary}}}}"}]}]}} }}
            """);
        Send("PATCH", "/api/v1/namespaces/checkout/configmaps/api-config", $$$"""{"data":{"token":"{{{Canary}}}"}}""");
        Send("POST", "/api/v1/namespaces/checkout/secrets", $$$"""{"metadata":{"name":"planted"},"stringData":{"token":"{{{Canary}}}"}}""");
        _clock.AdvanceTo(s_start.AddMinutes(3));
        _server.Use(world =>
        {
            Fault.BadRollout("checkout/api").Apply(world);
            return true;
        });
        _clock.AdvanceTo(s_start.AddMinutes(6));
        Send("POST", "/api/v1/namespaces/checkout/events", $$$"""
            {"metadata":{"name":"planted"},"type":"Warning","reason":"BackOff","message":"Back-off of {{{Canary}}}",
             "involvedObject":{"kind":"Deployment","name":"api","namespace":"checkout"}}
            """);
    }

    /// <summary>Everything as files, with logs and ends of containers that quote the secret.</summary>
    private void Write()
    {
        var dump = Directory.CreateDirectory(Path.Combine(_folder.FullName, "dump"));
        foreach (var list in s_lists)
        {
            var text = Send("GET", list).Replace("\"exitCode\":1", $"\"message\":\"died of {Canary}\",\"exitCode\":1", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(dump.FullName, $"{list.Split('/')[^1]}.json"), text);
        }

        Assert.Contains(Canary, File.ReadAllText(Path.Combine(dump.FullName, "replicasets.json")), StringComparison.Ordinal);
        foreach (var pod in System.Text.Json.Nodes.JsonNode.Parse(Send("GET", "/api/v1/namespaces/checkout/pods"))!["items"]!.AsArray())
        {
            var folder = Directory.CreateDirectory(Path.Combine(dump.FullName, "checkout", pod!["metadata"]!["name"]!.ToString()));
            File.WriteAllText(Path.Combine(folder.FullName, "logs.txt"), $"error: API_URL is not set, token={Canary}\npanic: {Canary}\n");
            File.WriteAllText(Path.Combine(folder.FullName, "logs.previous.txt"), $"fatal error: password {Canary} was refused\n");
        }
    }

    private string Send(string method, string path, string? body = null) => _server.Use(world =>
    {
        var response = world.Handle(new ApiRequest
        {
            Method = method,
            Path = path,
            BearerToken = world.Access.AdminToken,
            ContentType = method == "PATCH" ? "application/strategic-merge-patch+json" : "application/json",
            UserAgent = "ci-deployer/1.0",
            Body = body is null ? default : Encoding.UTF8.GetBytes(body),
        });
        var text = Encoding.UTF8.GetString(response.Body.Span);
        Assert.True(response.StatusCode < 300, $"{method} {path}: {text}");
        return text;
    });
}
