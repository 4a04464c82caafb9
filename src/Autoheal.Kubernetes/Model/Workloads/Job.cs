using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A Job. <see cref="Workload.Replicas"/> is its parallelism. Immutable.</summary>
public sealed class Job : Workload
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.Jobs;

    /// <summary>Gets how many pods must succeed; null when one success ends it.</summary>
    public int? Completions { get; init; }

    /// <summary>Gets how many failures it bears; 6 by default.</summary>
    public int BackoffLimit { get; init; } = 6;

    /// <summary>Gets how long it may run, in seconds; null without limit.</summary>
    public long? ActiveDeadlineSeconds { get; init; }

    /// <summary>Gets how long it is kept after its end, in seconds; null when forever.</summary>
    public int? TimeToLiveSeconds { get; init; }

    /// <summary>Gets a value indicating whether it is held.</summary>
    public bool Suspended { get; init; }

    /// <summary>Gets the pods that run.</summary>
    public int Active { get; init; }

    /// <summary>Gets the pods that succeeded.</summary>
    public int Succeeded { get; init; }

    /// <summary>Gets the pods that failed.</summary>
    public int Failed { get; init; }

    /// <summary>Gets when it began, in UTC.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Gets when it was completed, in UTC; null when it was not.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Gets the condition that ended it in failure; null when none did.</summary>
    public ObjectCondition? Failure => Conditions.Find("Failed") is { IsTrue: true } condition ? condition : null;

    /// <summary>Gets a value indicating whether it has ended, well or not.</summary>
    public bool Finished => Failure is not null || Conditions.Find("Complete") is { IsTrue: true };
}
