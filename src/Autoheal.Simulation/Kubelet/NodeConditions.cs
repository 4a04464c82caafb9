using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>The conditions a kubelet reports about its node, in its words.</summary>
internal static class NodeConditions
{
    private const string Readonly = "ReadonlyFilesystem";
    private const string RuntimeDown = "container runtime is down";

    public static JsonArray Of(NodeAgent agent, string now) =>
    [
        Pressure("MemoryPressure", agent.Has(NodeTrouble.MemoryShort), "KubeletHasInsufficientMemory", "KubeletHasSufficientMemory",
            "kubelet has insufficient memory available", "kubelet has sufficient memory available", now),
        Pressure("DiskPressure", agent.Has(NodeTrouble.DiskShort), "KubeletHasDiskPressure", "KubeletHasNoDiskPressure",
            "kubelet has disk pressure", "kubelet has no disk pressure", now),
        Pressure("PIDPressure", agent.Has(NodeTrouble.ProcessIdsShort), "KubeletHasInsufficientPID", "KubeletHasSufficientPID",
            "kubelet has insufficient PID available", "kubelet has sufficient PID available", now),
        Ready(agent, now),
        .. agent.Had(NodeTrouble.DiskReadOnly) ? [Filesystem(agent, now)] : Array.Empty<JsonNode>(),
    ];

    /// <summary>The reason of the event that tells of the condition's turn.</summary>
    public static string EventOf(JsonObject condition) => (condition.Text("type"), condition.Text("status")) switch
    {
        ("Ready", "True") => "NodeReady",
        ("Ready", _) => "NodeNotReady",
        ("MemoryPressure", "True") => "NodeHasInsufficientMemory",
        ("MemoryPressure", _) => "NodeHasSufficientMemory",
        ("DiskPressure", "True") => "NodeHasDiskPressure",
        ("DiskPressure", _) => "NodeHasNoDiskPressure",
        (Readonly, "True") => "FilesystemIsReadOnly",
        (Readonly, _) => "FilesystemIsNotReadOnly",
        (_, "True") => "NodeHasInsufficientPID",
        _ => "NodeHasSufficientPID",
    };

    /// <summary>What a node problem detector tells of the disk.</summary>
    private static JsonObject Filesystem(NodeAgent agent, string now) => agent.Has(NodeTrouble.DiskReadOnly)
        ? Condition(Readonly, "True", "FilesystemIsReadOnly", "EXT4-fs error (device sda1): Remounting filesystem read-only", now)
        : Condition(Readonly, "False", "FilesystemIsNotReadOnly", "Filesystem is not read-only", now);

    private static JsonObject Ready(NodeAgent agent, string now)
    {
        return agent.Has(NodeTrouble.RuntimeStopped)
            ? Condition("Ready", "False", "KubeletNotReady", $"[{RuntimeDown}, PLEG is not healthy: pleg was last seen active 3m0.512s ago; threshold is 3m0s]", now)
            : Condition("Ready", "True", "KubeletReady", "kubelet is posting ready status", now);
    }

    private static JsonObject Pressure(string type, bool under, string bad, string good, string badText, string goodText, string now) =>
        Condition(type, under ? "True" : "False", under ? bad : good, under ? badText : goodText, now);

    private static JsonObject Condition(string type, string status, string reason, string message, string now) => new()
    {
        ["type"] = type,
        ["status"] = status,
        ["lastHeartbeatTime"] = now,
        ["lastTransitionTime"] = now,
        ["reason"] = reason,
        ["message"] = message,
    };
}
