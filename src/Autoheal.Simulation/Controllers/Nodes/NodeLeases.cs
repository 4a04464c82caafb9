using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Nodes;

/// <summary>The leases by which kubelets show every ten seconds that they are alive.</summary>
/// <param name="context">Store and agenda.</param>
/// <param name="reports">Whether the control plane hears of a node's kubelet now.</param>
internal sealed class NodeLeases(ControllerContext context, Func<string, bool> reports) : IController
{
    private const string LeaseNamespace = "kube-node-lease";
    private const int DurationSeconds = 40;
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, DateTimeOffset> _renewals = [];

    public void Observe(StoreChange change)
    {
        if (change.Kind != Kinds.Node)
            return;
        if (change.Type == ChangeType.Added)
            context.Agenda.In(TimeSpan.FromMilliseconds(20), () => Renew(change.Object.Name, change.Object.Uid));
        else if (change.Type == ChangeType.Deleted)
            _renewals.Remove(change.Object.Name);
    }

    /// <summary>When the node's kubelet was last heard of; null when it never was.</summary>
    public DateTimeOffset? LastRenewal(string node) => _renewals.TryGetValue(node, out var last) ? last : null;

    private void Renew(string name, string uid)
    {
        if (context.Store.Find(Kinds.Node, null, name) is not { } node || node.Uid != uid)
            return;
        if (reports(name))
        {
            _renewals[name] = context.Now;
            using (context.Store.As("kubelet"))
                Write(node);
        }

        context.Agenda.In(s_period, () => Renew(name, uid));
    }

    private void Write(StoredObject node)
    {
        var renewed = KubernetesTime.FormatMicro(context.Now);
        if (context.Store.Find(Kinds.Lease, LeaseNamespace, node.Name) is not null)
        {
            context.Store.Mutate(Kinds.Lease, LeaseNamespace, node.Name, json => json.Ensure("spec")["renewTime"] = renewed);
            return;
        }

        if (context.Store.Find(Kinds.Namespace, null, LeaseNamespace) is null)
            return;
        context.Store.Create(Kinds.Lease, new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = node.Name,
                ["namespace"] = LeaseNamespace,
                ["ownerReferences"] = new JsonArray(new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Node", ["name"] = node.Name, ["uid"] = node.Uid }),
            },
            ["spec"] = new JsonObject { ["holderIdentity"] = node.Name, ["leaseDurationSeconds"] = DurationSeconds, ["renewTime"] = renewed },
        });
    }
}
