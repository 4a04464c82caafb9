using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Nodes;

/// <summary>Declares a node unknown whose kubelet was not heard of for 50 seconds, and its pods not ready with it.</summary>
internal sealed class NodeMonitor(ControllerContext context, NodeLeases leases) : IController
{
    private static readonly EventSource s_source = new("node-controller");
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(5);
    private static readonly string[] s_conditions = ["MemoryPressure", "DiskPressure", "PIDPressure", "Ready"];

    public void Observe(StoreChange change)
    {
        if (change.Kind != Kinds.Node)
            return;
        var node = change.Object;
        if (change.Type == ChangeType.Added)
        {
            context.Agenda.In(s_period, () => Register(node));
            CheckAt(context.Now + s_grace, node.Name, node.Uid);
        }
        else if (change.Type == ChangeType.Deleted)
        {
            context.Agenda.In(s_period, () =>
                context.Events.Normal(node, s_source, "RemovingNode", $"Node {node.Name} event: Removing Node {node.Name} from Controller"));
        }
    }

    private void Register(StoredObject node) =>
        context.Events.Normal(node, s_source, "RegisteredNode", $"Node {node.Name} event: Registered Node {node.Name} in Controller");

    private void CheckAt(DateTimeOffset due, string name, string uid) => context.Agenda.At(due, () => Check(due, name, uid));

    private void Check(DateTimeOffset planned, string name, string uid)
    {
        if (context.Store.Find(Kinds.Node, null, name) is not { } node || node.Uid != uid)
            return;
        var due = (leases.LastRenewal(name) ?? node.CreatedAt) + s_grace;
        // Whoever was not there for a while, as when the clock has jumped, listens first before calling anybody silent.
        if (context.Now - planned > s_period)
            due = context.Now + s_grace;
        if (due <= context.Now)
        {
            due = context.Now + s_period;
            if (Conditions.Find(node.Status, "Ready").Text("status") != "Unknown")
                MarkUnknown(node);
        }

        CheckAt(due, name, uid);
    }

    private void MarkUnknown(StoredObject node)
    {
        context.WriteStatus(node, status =>
        {
            foreach (var type in s_conditions)
                SetUnknown(status, type);
        });
        context.Events.Normal(node, s_source, "NodeNotReady", $"Node {node.Name} status is now: NodeNotReady");
        foreach (var pod in context.Pods.On(node.Name))
            MarkNotReady(pod);
    }

    private void SetUnknown(JsonObject status, string type)
    {
        if (Conditions.Find(status, type) is { } present)
        {
            present["status"] = "Unknown";
            present["lastTransitionTime"] = context.NowText;
            present["reason"] = "NodeStatusUnknown";
            present["message"] = "Kubelet stopped posting node status.";
            return;
        }

        Conditions.Put(status, new JsonObject
        {
            ["type"] = type,
            ["status"] = "Unknown",
            ["lastHeartbeatTime"] = context.NowText,
            ["lastTransitionTime"] = context.NowText,
            ["reason"] = "NodeStatusNeverUpdated",
            ["message"] = "Kubelet never posted node status.",
        });
    }

    private void MarkNotReady(StoredObject pod)
    {
        if (!Pods.IsReady(pod))
            return;
        context.WriteStatus(pod, status =>
        {
            var ready = Conditions.Find(status, "Ready")!;
            ready["status"] = "False";
            ready["lastTransitionTime"] = context.NowText;
        });
        context.Events.Warning(pod, s_source, "NodeNotReady", "Node is not ready");
    }
}
