using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Tests.Conformance;

/// <summary>What the client must do on one cluster. Where kubectl is installed, it is the judge.</summary>
public abstract class ClusterConformance
{
    private protected static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The kubeconfig of the cluster; null skips the suite.</summary>
    protected abstract string? Kubeconfig { get; }

    private protected static KubernetesReader Reader(KubernetesConnection connection) => new(Transport(connection));

    private protected static KubernetesTransport Transport(KubernetesConnection connection) => new(connection, new KubernetesLimits(), TimeProvider.System);

    /// <summary>Makes an object as an administrator does.</summary>
    private protected static async Task<JsonNode> CreateAsync(KubernetesConnection connection, string path, JsonNode body) =>
        JsonNode.Parse(await Transport(connection).SendAsync(
            new WireRequest(HttpMethod.Post, path) { Body = Encoding.UTF8.GetBytes(body.ToJsonString()), ContentType = "application/json" }, default))!;

    /// <summary>Makes a namespace of the test's own and gives its name.</summary>
    private protected static async Task<string> CreateNamespaceAsync(KubernetesConnection connection)
    {
        var body = new JsonObject { ["metadata"] = new JsonObject { ["generateName"] = "autoheal-conformance-" } };
        return (await CreateAsync(connection, "api/v1/namespaces", body))["metadata"]!["name"]!.ToString();
    }

    /// <summary>Waits for what the cluster does by itself.</summary>
    private protected static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (!await holds())
        {
            await timer.WaitForNextTickAsync();
        }
    }

    private protected async Task RunAsync(Func<KubernetesConnection, Task> test)
    {
        if (Kubeconfig is not { } path)
        {
            Console.WriteLine($"{GetType().Name}: skipped, because AUTOHEAL_TEST_KUBECONFIG names no file.");
            return;
        }

        using var connection = KubernetesConnection.FromKubeconfig(path);
        await test(connection).WaitAsync(Patience);
    }

    /// <summary>What kubectl answers; null where it is not installed.</summary>
    private protected (int ExitCode, string Output, string Error)? Kubectl(params string[] arguments)
    {
        var start = new ProcessStartInfo("kubectl") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[.. arguments, "--kubeconfig", Kubeconfig!])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine($"{GetType().Name}: kubectl is not installed and does not judge.");
            return null;
        }
    }
}
