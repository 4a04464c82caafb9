using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Kubelet;

/// <summary>What the probes of one container run are asked of.</summary>
internal sealed class ProbeTarget(JsonObject container, DateTimeOffset started, string podIP, Func<IReadOnlyList<string>, ExecAnswer> exec)
{
    public JsonObject Container { get; } = container;

    public DateTimeOffset Started { get; } = started;

    public string PodIP { get; } = podIP;

    /// <summary>What the container does at present.</summary>
    public required ContainerRun Run { get; set; }

    public ExecAnswer Exec(IReadOnlyList<string> command) => exec(command);
}
