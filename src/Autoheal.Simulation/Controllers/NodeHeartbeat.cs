using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>Each kubelet's report about its node: the conditions' heartbeat moves every five minutes while nothing else changes.</summary>
internal sealed class NodeHeartbeat(ControllerContext context) : IController
{
    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(5);

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.Node && change.Type == ChangeType.Added)
            Book(change.Object.Name);
    }

    /// <summary>The conditions of a node that is well.</summary>
    public static JsonArray HealthyConditions(string now) =>
    [
        Condition("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available", now),
        Condition("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure", now),
        Condition("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available", now),
        Condition("Ready", "True", "KubeletReady", "kubelet is posting ready status", now),
    ];

    private static JsonObject Condition(string type, string status, string reason, string message, string now) => new()
    {
        ["type"] = type,
        ["status"] = status,
        ["lastHeartbeatTime"] = now,
        ["lastTransitionTime"] = now,
        ["reason"] = reason,
        ["message"] = message,
    };

    private void Book(string node) => context.Agenda.In(s_period, () => Beat(node));

    private void Beat(string node)
    {
        if (context.Store.Find(Kinds.Node, null, node) is null)
            return;
        using (context.Store.As("kubelet"))
        {
            context.Store.MutateStatus(Kinds.Node, null, node, json =>
            {
                foreach (var condition in json.Object("status").Array("conditions") ?? [])
                    condition!["lastHeartbeatTime"] = context.NowText;
            });
        }

        Book(node);
    }
}
