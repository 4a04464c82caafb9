using System.Globalization;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>The kubelet's own look at a pod that it is given: whether the node has room and is fit for it.</summary>
internal static class PodAdmissionCheck
{
    private const string Rejected = "Pod was rejected: ";

    /// <summary>Why the pod is refused; null when it is taken.</summary>
    public static PodFailure? Refusal(StoredObject pod, NodeAgent node)
    {
        if (IsCritical(pod))
            return null;
        if (node.Has(NodeTrouble.DiskShort) && !Tolerates(pod, "node.kubernetes.io/disk-pressure"))
            return Evicted("DiskPressure");
        if (node.Has(NodeTrouble.ProcessIdsShort) && !Tolerates(pod, "node.kubernetes.io/pid-pressure"))
            return Evicted("PIDPressure");
        if (node.Has(NodeTrouble.MemoryShort) && pod.Status.Text("qosClass") == "BestEffort" && !Tolerates(pod, "node.kubernetes.io/memory-pressure"))
            return Evicted("MemoryPressure");
        foreach (var port in HostPortsOf(pod))
        {
            if (node.HasHostPort(port))
                return new("NodePorts", Rejected + "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports");
        }

        return node.Capacity is { } capacity ? Shortage(ResourceAmounts.RequestedBy(pod), node.Taken, capacity) : null;
    }

    public static IReadOnlyList<int> HostPortsOf(StoredObject pod)
    {
        List<int>? ports = null;
        foreach (var container in pod.Spec.Array("containers") ?? [])
        {
            foreach (var port in container.Array("ports") ?? [])
            {
                if (port.Number("hostPort") is > 0 and var number)
                    (ports ??= []).Add((int)number);
            }
        }

        return ports ?? (IReadOnlyList<int>)[];
    }

    /// <summary>Whether pressure leaves the pod alone: the priorities reserved for the cluster's own pods.</summary>
    public static bool IsCritical(StoredObject pod) => pod.Spec.Number("priority") >= 2_000_000_000;

    private static PodFailure Evicted(string condition) => new("Evicted", $"Pod was rejected: The node had condition: [{condition}]. ");

    private static PodFailure? Shortage(ResourceAmounts wanted, ResourceAmounts taken, ResourceAmounts capacity)
    {
        if (taken.Pods + 1 > capacity.Pods)
            return Out("pods", 1, taken.Pods, capacity.Pods);
        if (wanted.MilliCpu > 0 && taken.MilliCpu + wanted.MilliCpu > capacity.MilliCpu)
            return Out("cpu", wanted.MilliCpu, taken.MilliCpu, capacity.MilliCpu);
        return wanted.Memory > 0 && taken.Memory + wanted.Memory > capacity.Memory ? Out("memory", wanted.Memory, taken.Memory, capacity.Memory) : null;
    }

    private static PodFailure Out(string resource, long wanted, long used, long capacity) => new($"OutOf{resource}", string.Create(CultureInfo.InvariantCulture,
        $"{Rejected}Node didn't have enough resource: {resource}, requested: {wanted}, used: {used}, capacity: {capacity}"));

    private static bool Tolerates(StoredObject pod, string taint)
    {
        foreach (var toleration in pod.Spec.Array("tolerations") ?? [])
        {
            if ((toleration.Text("key") ?? taint) == taint && (toleration.Text("operator") == "Exists" || toleration.Text("effect") == "NoSchedule"))
                return true;
        }

        return false;
    }
}
