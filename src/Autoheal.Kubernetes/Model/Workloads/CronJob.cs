using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A CronJob. Immutable.</summary>
public sealed class CronJob : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.CronJobs;

    /// <summary>Gets when it runs, in cron notation.</summary>
    public string Schedule { get; init; } = "";

    /// <summary>Gets the time zone of the schedule; empty for that of the controller.</summary>
    public string TimeZone { get; init; } = "";

    /// <summary>Gets what happens when a run is due while another goes on: <c>Allow</c>, <c>Forbid</c> or <c>Replace</c>.</summary>
    public string Concurrency { get; init; } = "Allow";

    /// <summary>Gets a value indicating whether it is held.</summary>
    public bool Suspended { get; init; }

    /// <summary>Gets how late a run may start, in seconds; null without limit.</summary>
    public long? StartingDeadlineSeconds { get; init; }

    /// <summary>Gets what its pods are made from.</summary>
    public PodTemplate Template { get; init; } = PodTemplate.Empty;

    /// <summary>Gets the Jobs that run now.</summary>
    public IReadOnlyList<NamedObject> Active { get; init; } = [];

    /// <summary>Gets when a run was last started, in UTC; null when none was.</summary>
    public DateTimeOffset? LastScheduledAt { get; init; }

    /// <summary>Gets when a run last succeeded, in UTC; null when none did or the server does not say.</summary>
    public DateTimeOffset? LastSucceededAt { get; init; }
}
