using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>CPU in thousandths of a core, memory and disk in bytes, a number of pods, and whatever else nodes offer.</summary>
internal readonly record struct ResourceAmounts(long MilliCpu, long Memory, long Pods, long Disk = 0)
{
    private static readonly IReadOnlyDictionary<string, long> s_none = new SortedDictionary<string, long>(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, long>? _extended;

    /// <summary>Extended resources such as <c>nvidia.com/gpu</c> and huge pages, in whole units, ordered by name.</summary>
    public IReadOnlyDictionary<string, long> Extended
    {
        get => _extended ?? s_none;
        init => _extended = value.Count == 0 ? null : value;
    }

    public static ResourceAmounts operator +(ResourceAmounts a, ResourceAmounts b) =>
        new(a.MilliCpu + b.MilliCpu, a.Memory + b.Memory, a.Pods + b.Pods, a.Disk + b.Disk) { Extended = Combine(a.Extended, b.Extended, static (x, y) => x + y) };

    public static ResourceAmounts operator -(ResourceAmounts a, ResourceAmounts b) =>
        new(a.MilliCpu - b.MilliCpu, a.Memory - b.Memory, a.Pods - b.Pods, a.Disk - b.Disk) { Extended = Combine(a.Extended, b.Extended, static (x, y) => x - y) };

    /// <summary>
    /// What a pod asks for: its containers and sidecars together, or its most demanding init container with the sidecars started before it
    /// where that is more, and the overhead of its runtime.
    /// </summary>
    public static ResourceAmounts RequestedBy(StoredObject pod)
    {
        var (sidecars, peak) = (default(ResourceAmounts), default(ResourceAmounts));
        foreach (var container in pod.Spec.Array("initContainers") ?? [])
        {
            var requests = Read(container.Object("resources").Object("requests"));
            if (container.Text("restartPolicy") == "Always")
                sidecars += requests;
            peak = Most(peak, container.Text("restartPolicy") == "Always" ? sidecars : sidecars + requests);
        }

        var sum = sidecars;
        foreach (var container in pod.Spec.Array("containers") ?? [])
            sum += Read(container.Object("resources").Object("requests"));
        return Most(sum, peak) + Read(pod.Spec.Object("overhead")) with { Pods = 1 };
    }

    public static ResourceAmounts AllocatableOn(StoredObject node)
    {
        var allocatable = node.Status.Object("allocatable");
        return Read(allocatable) with { Pods = ResourceQuantity.Units(allocatable.Text("pods")) };
    }

    private static ResourceAmounts Read(JsonObject? resources)
    {
        if (resources is null)
            return default;
        SortedDictionary<string, long>? extended = null;
        foreach (var (name, value) in resources)
        {
            if (name is not ("cpu" or "memory" or "ephemeral-storage" or "pods"))
                (extended ??= new(StringComparer.Ordinal))[name] = ResourceQuantity.Units(value?.ToString());
        }

        var plain = new ResourceAmounts(
            ResourceQuantity.MilliCpu(resources["cpu"]?.ToString()),
            ResourceQuantity.Units(resources["memory"]?.ToString()),
            0,
            ResourceQuantity.Units(resources["ephemeral-storage"]?.ToString()));
        return extended is null ? plain : plain with { Extended = extended };
    }

    private static ResourceAmounts Most(ResourceAmounts a, ResourceAmounts b) =>
        new(Math.Max(a.MilliCpu, b.MilliCpu), Math.Max(a.Memory, b.Memory), Math.Max(a.Pods, b.Pods), Math.Max(a.Disk, b.Disk))
        {
            Extended = Combine(a.Extended, b.Extended, Math.Max),
        };

    private static IReadOnlyDictionary<string, long> Combine(
        IReadOnlyDictionary<string, long> a, IReadOnlyDictionary<string, long> b, Func<long, long, long> combine)
    {
        if (a.Count == 0 && b.Count == 0)
            return s_none;
        var combined = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in a.Keys.Union(b.Keys))
            combined[name] = combine(a.GetValueOrDefault(name), b.GetValueOrDefault(name));
        return combined;
    }
}
