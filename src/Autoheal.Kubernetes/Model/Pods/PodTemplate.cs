namespace Autoheal.Kubernetes.Model;

/// <summary>What pods are made from: of a workload, a revision or one pod itself. Immutable; pods that are made alike share one.</summary>
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

    /// <summary>Gets the volumes that mean something outside the pod or have a size; those of tokens and empty folders on disk are left out.</summary>
    public IReadOnlyList<PodVolume> Volumes { get; init; } = [];

    /// <summary>Gets the ServiceAccount; empty for the default one.</summary>
    public string ServiceAccount { get; init; } = "";

    /// <summary>Gets the Secrets with which images are pulled; only their names.</summary>
    public IReadOnlyList<string> ImagePullSecrets { get; init; } = [];

    /// <summary>Gets when containers are started again: <c>Always</c>, <c>OnFailure</c> or <c>Never</c>.</summary>
    public string RestartPolicy { get; init; } = "Always";

    /// <summary>Gets where pods may run.</summary>
    public PodScheduling Scheduling { get; init; } = PodScheduling.Anywhere;

    /// <summary>Gets how pods find names.</summary>
    public PodNetworking Networking { get; init; } = PodNetworking.Default;

    /// <summary>Gets what the pods may do to their node.</summary>
    public SecuritySettings Security { get; init; } = SecuritySettings.Unset;

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

    /// <summary>
    /// What the scheduler reckons a pod needs of a resource: the sum of its containers and sidecars, or more while an init container runs that needs
    /// more; null when no container asks for any.
    /// </summary>
    public Quantity? RequestOf(string resource)
    {
        Quantity? sum = null;
        Quantity sidecars = default, peak = default;
        foreach (var container in Containers)
        {
            if (container.RequestOf(resource) is not { } request)
            {
                continue;
            }

            if (container.Init && !container.Sidecar)
            {
                peak = request + sidecars > peak ? request + sidecars : peak;
                sum ??= default(Quantity);
            }
            else
            {
                sum = (sum ?? default) + request;
                sidecars = container.Sidecar ? sidecars + request : sidecars;
            }
        }

        return sum < peak ? peak : sum;
    }
}
