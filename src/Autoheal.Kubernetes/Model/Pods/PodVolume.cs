namespace Autoheal.Kubernetes.Model;

/// <summary>A volume of a pod. Immutable; compared by value.</summary>
public sealed record PodVolume
{
    /// <summary>Gets the name by which containers mount it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the kind, as the field of the API is called: <c>persistentVolumeClaim</c>, <c>configMap</c>, <c>emptyDir</c>, <c>hostPath</c>, …</summary>
    public string Kind { get; init; } = "";

    /// <summary>Gets the claim that fills it; empty for other kinds. That of an ephemeral volume is named by the pod and the volume.</summary>
    public string ClaimName { get; init; } = "";

    /// <summary>Gets a value indicating whether it lies in memory.</summary>
    public bool InMemory { get; init; }

    /// <summary>Gets how large it may grow; null without limit.</summary>
    public Quantity? SizeLimit { get; init; }
}
