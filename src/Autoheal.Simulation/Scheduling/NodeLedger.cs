using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>What the pods on each node have requested, kept up to date from the store's changes.</summary>
internal sealed class NodeLedger
{
    private readonly Dictionary<string, ResourceAmounts> _used = [];

    public ResourceAmounts UsedOn(string node) => _used.GetValueOrDefault(node);

    public void Observe(StoreChange change)
    {
        if (change.Kind != Kinds.Pod)
            return;
        var before = change.Old is { } old ? NodeOf(old) : null;
        var after = change.Type == ChangeType.Deleted ? null : NodeOf(change.Object);
        if (before == after)
            return;
        if (before is not null)
            _used[before] = UsedOn(before) - ResourceAmounts.RequestedBy(change.Old!);
        if (after is not null)
            _used[after] = UsedOn(after) + ResourceAmounts.RequestedBy(change.Object);
    }

    /// <summary>The node that a pod occupies; a finished pod occupies none.</summary>
    private static string? NodeOf(StoredObject pod) =>
        pod.Spec.Text("nodeName") is { Length: > 0 } node && !Pods.IsFinished(pod) ? node : null;
}
