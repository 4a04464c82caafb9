namespace Autoheal.Kubernetes.Model;

/// <summary>What pods are made from: of a Deployment, a ReplicaSet or one pod itself. Immutable.</summary>
public sealed class PodTemplate
{
    /// <summary>Gets the template of which nothing is known.</summary>
    public static PodTemplate Empty { get; } = new();

    /// <summary>Gets the labels that pods get.</summary>
    public LabelSet Labels { get; init; } = LabelSet.Empty;

    /// <summary>Gets the containers, init containers first.</summary>
    public IReadOnlyList<ContainerSpec> Containers { get; init; } = [];

    /// <summary>Gets every place that names a ConfigMap or Secret.</summary>
    public IReadOnlyList<ConfigReference> References { get; init; } = [];

    /// <summary>Gets what tells everything that has no property here from others.</summary>
    internal ulong OtherDigest { get; init; }

    /// <summary>Gets the longest period of any probe, in seconds; 0 without probes.</summary>
    public int ProbePeriodSeconds
    {
        get
        {
            var longest = 0;
            foreach (var container in Containers)
            {
                longest = Math.Max(longest, container.ProbePeriodSeconds);
            }

            return longest;
        }
    }

    /// <summary>A container by name, or null.</summary>
    public ContainerSpec? FindContainer(string name)
    {
        foreach (var container in Containers)
        {
            if (container.Name == name)
            {
                return container;
            }
        }

        return null;
    }
}
