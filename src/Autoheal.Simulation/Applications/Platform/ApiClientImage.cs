using System.Text.Json.Nodes;
using Autoheal.Simulation.Api;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Applications.Platform;

/// <summary>A program that reads from the API as its service account when it starts, and gives up when it may not.</summary>
internal sealed class ApiClientImage(SimulatedWorld world, string path) : IImageBehaviour
{
    private static readonly TimeSpan s_asks = TimeSpan.FromMilliseconds(900);

    public ImageContents Contents { get; } = new() { HasShell = false, Programs = ["/manager"] };

    public ContainerRun Start(ContainerStart start)
    {
        var account = start.Pod.Spec.Text("serviceAccountName") ?? "default";
        var token = world.Api.Tokens.Issue(start.Pod.Namespace!, account, []).Text("status", "token");
        var answer = world.Handle(new ApiRequest { Method = "GET", Path = path, BearerToken = token, UserAgent = "manager/v0.0.0" });
        if (answer.StatusCode == 200)
            return new() { Log = [(s_asks, "I0101 watching, caches synced")] };
        var message = JsonNode.Parse(answer.Body.Span).Text("message");
        return new()
        {
            ExitsAfter = TimeSpan.FromSeconds(1), ExitCode = 1,
            Log = [(s_asks, $"E0101 reflector.go:150] failed to list: {message}"), (s_asks, "fatal: caches did not sync")],
        };
    }
}
