using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>CPU in thousandths of a core, memory in bytes, and a number of pods.</summary>
internal readonly record struct ResourceAmounts(long MilliCpu, long Memory, long Pods)
{
    public static ResourceAmounts operator +(ResourceAmounts a, ResourceAmounts b) => new(a.MilliCpu + b.MilliCpu, a.Memory + b.Memory, a.Pods + b.Pods);

    public static ResourceAmounts operator -(ResourceAmounts a, ResourceAmounts b) => new(a.MilliCpu - b.MilliCpu, a.Memory - b.Memory, a.Pods - b.Pods);

    /// <summary>What a pod asks for: the sum over its containers, or its largest init container where that is more.</summary>
    public static ResourceAmounts RequestedBy(StoredObject pod)
    {
        var sum = new ResourceAmounts(0, 0, 1);
        foreach (var container in pod.Spec.Array("containers") ?? [])
            sum += Requests(container);
        foreach (var container in pod.Spec.Array("initContainers") ?? [])
        {
            var single = Requests(container);
            sum = sum with { MilliCpu = Math.Max(sum.MilliCpu, single.MilliCpu), Memory = Math.Max(sum.Memory, single.Memory) };
        }

        return sum;
    }

    public static ResourceAmounts AllocatableOn(StoredObject node)
    {
        var allocatable = node.Status.Object("allocatable");
        return new(ResourceQuantity.MilliCpu(allocatable.Text("cpu")), ResourceQuantity.Units(allocatable.Text("memory")), ResourceQuantity.Units(allocatable.Text("pods")));
    }

    private static ResourceAmounts Requests(JsonNode? container)
    {
        var requests = container.Object("resources").Object("requests");
        return new(ResourceQuantity.MilliCpu(requests.Text("cpu")), ResourceQuantity.Units(requests.Text("memory")), 0);
    }
}
