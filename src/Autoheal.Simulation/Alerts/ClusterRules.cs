using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Alerts;

/// <summary>kube-prometheus' rules about nodes, volumes and quotas; what has no namespace is told from the one of the metrics.</summary>
internal sealed class ClusterRules(ObjectStore store, string patience)
{
    private const string Monitoring = "monitoring";
    private static readonly string[] s_pressures = ["MemoryPressure", "DiskPressure", "PIDPressure"];

    public void Evaluate(List<AlertSubject> found)
    {
        foreach (var node in store.List(Kinds.Node))
            EvaluateNode(node, found);
        foreach (var claim in store.List(Kinds.PersistentVolumeClaim))
            EvaluateClaim(claim, found);
        foreach (var volume in store.List(Kinds.PersistentVolume))
            EvaluateVolume(volume, found);
        foreach (var quota in store.List(Kinds.ResourceQuota))
            EvaluateQuota(quota, found);
        foreach (var budget in store.List(Kinds.PodDisruptionBudget))
            EvaluateBudget(budget, found);
    }

    private void EvaluateNode(StoredObject node, List<AlertSubject> found)
    {
        if (Conditions.Find(node.Status, "Ready") is { } ready && ready.Text("status") != "True")
        {
            found.Add(AlertSubject.Of(
                "KubeNodeNotReady", "warning", Monitoring, "Node is not ready.", $"{node.Name} has been unready for more than {patience}.", ("node", node.Name)));
        }

        if ((node.Spec.Array("taints") ?? []).Any(taint => taint.Text("key") == "node.kubernetes.io/unreachable"))
        {
            found.Add(AlertSubject.Of(
                "KubeNodeUnreachable", "warning", Monitoring, "Node is unreachable.", $"{node.Name} is unreachable and some workloads may be rescheduled.", ("node", node.Name)));
        }

        if (Conditions.IsTrue(node.Status, "ReadonlyFilesystem"))
        {
            found.Add(AlertSubject.Of(
                "KubeNodeReadonlyFilesystem", "critical", Monitoring, "Filesystem of a node is read-only.",
                $"A filesystem of {node.Name} has been read-only for longer than {patience}.", ("node", node.Name)));
        }

        foreach (var pressure in s_pressures)
        {
            if (Conditions.IsTrue(node.Status, pressure))
            {
                found.Add(AlertSubject.Of(
                    "KubeNodePressure", "info", Monitoring, "Node has as active Condition.",
                    $"{node.Name} has active Condition {pressure}. This is caused by resource usage exceeding eviction thresholds.", ("node", node.Name), ("condition", pressure)));
            }
        }
    }

    private void EvaluateClaim(StoredObject claim, List<AlertSubject> found)
    {
        if (claim.Status.Text("phase") is not ("Pending" or "Lost"))
            return;
        found.Add(AlertSubject.Of(
            "KubePersistentVolumeClaimPending", "warning", claim.Namespace!, "PersistentVolumeClaim is not bound.",
            $"PersistentVolumeClaim {claim.Namespace}/{claim.Name} has been {claim.Status.Text("phase")} for longer than {patience}.", ("persistentvolumeclaim", claim.Name)));
    }

    private static void EvaluateBudget(StoredObject budget, List<AlertSubject> found)
    {
        if (budget.Status.Number("expectedPods") > 0 && budget.Status.Number("disruptionsAllowed") == 0)
        {
            found.Add(AlertSubject.Of(
                "PodDisruptionBudgetAtLimit", "warning", budget.Namespace!, "The pod disruption budget allows no disruption.",
                $"The pod disruption budget {budget.Namespace}/{budget.Name} is at its limit: none of its pods may be disrupted.", ("poddisruptionbudget", budget.Name)));
        }
    }

    private static void EvaluateVolume(StoredObject volume, List<AlertSubject> found)
    {
        if (volume.Status.Text("phase") is not ("Failed" or "Pending"))
            return;
        found.Add(AlertSubject.Of(
            "KubePersistentVolumeErrors", "critical", Monitoring, "PersistentVolume is having issues with provisioning.",
            $"The persistent volume {volume.Name} has status {volume.Status.Text("phase")}.", ("persistentvolume", volume.Name)));
    }

    private static void EvaluateQuota(StoredObject quota, List<AlertSubject> found)
    {
        foreach (var (resource, hard) in quota.Status.Object("hard") ?? [])
        {
            var limit = ResourceQuantity.MilliCpu(hard?.ToString());
            if (limit == 0 || ResourceQuantity.MilliCpu(quota.Status.Object("used")?[resource]?.ToString()) < limit)
                continue;
            found.Add(AlertSubject.Of(
                "KubeQuotaFullyUsed", "info", quota.Namespace!, "Namespace quota is fully used.",
                $"Namespace {quota.Namespace} is using 100% of its {resource} quota.", ("resourcequota", quota.Name), ("resource", resource)));
        }
    }
}
