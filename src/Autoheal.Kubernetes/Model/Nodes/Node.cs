using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A node. Immutable.</summary>
public sealed class Node : ClusterObject
{
    private static readonly string[] s_pressures = ["MemoryPressure", "DiskPressure", "PIDPressure"];

    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.Nodes;

    /// <summary>Gets a value indicating whether new pods are kept away.</summary>
    public bool Unschedulable { get; init; }

    /// <summary>Gets what keeps pods away that do not tolerate it.</summary>
    public IReadOnlyList<Taint> Taints { get; init; } = [];

    /// <summary>Gets the range of its pods' addresses; empty when it has none.</summary>
    public string PodCidr { get; init; } = "";

    /// <summary>Gets what it has.</summary>
    public ResourceAmounts Capacity { get; init; } = ResourceAmounts.None;

    /// <summary>Gets what pods may have of it.</summary>
    public ResourceAmounts Allocatable { get; init; } = ResourceAmounts.None;

    /// <summary>Gets the version of its kubelet.</summary>
    public string KubeletVersion { get; init; } = "";

    /// <summary>Gets the container runtime, for instance <c>containerd://1.7.2</c>.</summary>
    public string ContainerRuntime { get; init; } = "";

    /// <summary>Gets the conditions.</summary>
    public IReadOnlyList<ObjectCondition> Conditions { get; init; } = [];

    /// <summary>Gets a value indicating whether its kubelet says that it is ready.</summary>
    public bool Ready => Conditions.Find("Ready") is { IsTrue: true };

    /// <summary>Gets the first condition that reports a shortage of memory, disk or process ids; null when there is none.</summary>
    public ObjectCondition? Pressure
    {
        get
        {
            foreach (var type in s_pressures)
            {
                if (Conditions.Find(type) is { IsTrue: true } condition)
                {
                    return condition;
                }
            }

            return null;
        }
    }
}
