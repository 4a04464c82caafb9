namespace Autoheal.Kubernetes.Model;

/// <summary>Something wrong with one pod. Immutable.</summary>
public sealed class Trouble
{
    /// <summary>Gets what is wrong.</summary>
    public required TroubleKind Kind { get; init; }

    /// <summary>Gets the pod.</summary>
    public required Pod Pod { get; init; }

    /// <summary>Gets the container; null when it is the pod as a whole.</summary>
    public ContainerStatus? Container { get; init; }

    /// <summary>Gets when it began, as far as can be told, in UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Gets the word for it that the kubelet or scheduler uses, for instance <c>CrashLoopBackOff</c>.</summary>
    public required string Reason { get; init; }
}
