namespace Autoheal.Kubernetes.Model;

/// <summary>One state of a container, as the kubelet wrote it.</summary>
public sealed class ContainerState
{
    /// <summary>Gets the state of which nothing is known.</summary>
    public static ContainerState Unknown { get; } = new();

    /// <summary>Gets what the container does.</summary>
    public ContainerPhase Phase { get; init; }

    /// <summary>Gets the reason, for instance <c>CrashLoopBackOff</c> or <c>OOMKilled</c>; empty when there is none.</summary>
    public string Reason { get; init; } = "";

    /// <summary>
    /// Gets what the kubelet says about why it waits or could not be started. What a program itself wrote as it ended is left behind: that is log text.
    /// </summary>
    public UntrustedText Message { get; init; }

    /// <summary>Gets the exit code of a terminated container.</summary>
    public int ExitCode { get; init; }

    /// <summary>Gets when it started, in UTC.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Gets when it ended, in UTC.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Gets why its image could not be pulled.</summary>
    public PullFailure PullFailure { get; init; }

    /// <summary>Gets the name of the ConfigMap or Secret that the kubelet did not find; empty when it did not say.</summary>
    public string MissingObject { get; init; } = "";

    /// <summary>Gets the key that the kubelet did not find in <see cref="MissingObject"/>; empty when the object itself is missing.</summary>
    public string MissingKey { get; init; } = "";
}
