using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Autoheal.Simulation.Time;

namespace Autoheal.Scenarios;

/// <summary>
/// A real host process is killed at random and started again on the same state, while the simulated cluster lives on in a process of its
/// own. The action is carried out once, and the incident ends.
/// </summary>
public sealed class HostKillTests
{
    private const int Kills = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData("image-not-found", 1)]
    [InlineData("bad-rollout", 2)]
    public async Task Host_KilledAtRandom_ActsOnceAndEndsTheIncident(string scenario, int seed)
    {
        var random = new SeededRandom(seed).Fork("kills");
        using var patience = new CancellationTokenSource(Patience);
        var folder = Directory.CreateTempSubdirectory("autoheal-kill-");
        var kubeconfig = Path.Combine(folder.FullName, "kubeconfig");
        using var sim = ToolProcess.Start(
            "src/Autoheal.Cli", ["sim", "--scenario", scenario, "--seed", $"{seed}", "--kubeconfig-out", kubeconfig]);
        try
        {
            await sim.StandardOutput.ReadLineAsync(patience.Token);
            using var cluster = Connect(await File.ReadAllLinesAsync(kubeconfig, patience.Token));
            var before = await GenerationAsync(cluster, patience.Token);

            var end = "";
            for (var start = 0; end.Length == 0; start++)
            {
                var life = start < Kills ? TimeSpan.FromMilliseconds(random.Next(500, 8_000)) : Patience;
                end = await LiveAsync(kubeconfig, Path.Combine(folder.FullName, "state"), life, patience.Token);
            }

            Assert.Equal("healed", end);
            Assert.Equal(before + 1, await GenerationAsync(cluster, patience.Token));
        }
        finally
        {
            ToolProcess.Kill(sim);
            folder.Delete(recursive: true);
        }
    }

    /// <summary>One life of the host: alerts arrive, whatever asks is approved, until it is killed or the incident has ended.</summary>
    private static async Task<string> LiveAsync(string kubeconfig, string state, TimeSpan life, CancellationToken cancellationToken)
    {
        using var host = ToolProcess.Start(
            "samples/Autoheal.SampleHost", ["--kubeconfig", kubeconfig, "--namespace", "checkout", "--approve", "ask", "--state", state]);
        _ = host.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            var (address, hookToken, personalToken) = await ReadGreetingAsync(host, cancellationToken);
            _ = host.StandardOutput.ReadToEndAsync(cancellationToken);
            using var hooks = Client(address, hookToken);
            using var person = Client(address, personalToken);
            var watch = Stopwatch.StartNew();
            while (watch.Elapsed < life)
            {
                await hooks.PostAsJsonAsync("hooks/alertmanager", Alert(), cancellationToken);
                if (await LookAsync(person, cancellationToken) is { Length: > 0 } end)
                {
                    return end;
                }

                await Task.Delay(LookInterval, TimeProvider.System, cancellationToken);
            }

            return "";
        }
        finally
        {
            ToolProcess.Kill(host);
        }
    }

    private static async Task<string> LookAsync(HttpClient person, CancellationToken cancellationToken)
    {
        var list = await person.GetFromJsonAsync<JsonElement>("incidents", cancellationToken);
        foreach (var incident in list.GetProperty("incidents").EnumerateArray())
        {
            if (incident.TryGetProperty("openRequest", out var open) && open.GetString() is { } requestId)
            {
                var request = await person.GetFromJsonAsync<JsonElement>($"approvals/{requestId}", cancellationToken);
                await person.PostAsJsonAsync(
                    $"approvals/{requestId}", new { approve = true, planHash = request.GetProperty("planHash").GetString() }, cancellationToken);
            }

            if (incident.GetProperty("phase").GetString() == "closed")
            {
                return incident.GetProperty("end").GetString()!;
            }
        }

        return "";
    }

    private static object Alert() => new
    {
        version = "4",
        alerts = new[]
        {
            new
            {
                status = "firing",
                labels = new { alertname = "KubeDeploymentReplicasMismatch", @namespace = "checkout", deployment = "api" },
                startsAt = "2026-01-01T00:00:00Z",
            },
        },
    };

    private static async Task<(Uri Address, string Hook, string Personal)> ReadGreetingAsync(Process host, CancellationToken cancellationToken)
    {
        Uri? address = null;
        var hook = "";
        while (await host.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            address = line.StartsWith("Host ", StringComparison.Ordinal) ? new Uri(words[1]) : address;
            hook = line.StartsWith("Tokens ", StringComparison.Ordinal) ? words[^1] : hook;
            if (address is not null && words is ["yours:", var personal, ..])
            {
                return (address, hook, personal);
            }
        }

        throw new InvalidOperationException("The host ended before it was up.");
    }

    private static HttpClient Connect(string[] kubeconfig)
    {
        string Value(string key) => kubeconfig.Select(line => line.Trim()).First(line => line.StartsWith(key, StringComparison.Ordinal))[key.Length..].Trim();
        return Client(new Uri(Value("server:") + "/"), Value("token:"));
    }

    private static HttpClient Client(Uri address, string token)
    {
        // The simulated cluster signs its own certificate; the host under test checks it, these questions need not.
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        var client = new HttpClient(handler) { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static async Task<long> GenerationAsync(HttpClient cluster, CancellationToken cancellationToken)
    {
        var deployment = await cluster.GetFromJsonAsync<JsonElement>("apis/apps/v1/namespaces/checkout/deployments/api", cancellationToken);
        return deployment.GetProperty("metadata").GetProperty("generation").GetInt64();
    }
}
