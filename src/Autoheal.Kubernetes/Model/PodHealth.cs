namespace Autoheal.Kubernetes.Model;

/// <summary>Judges pods by Controlled fields alone: phase, conditions, container reasons, exit codes and times.</summary>
internal static class PodHealth
{
    /// <summary>How long a pod may be without serving, or a container without starting, before that is trouble.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>The worst trouble of a pod; null when it is well, ends, or has run to its end.</summary>
    public static Trouble? WorstTrouble(Pod pod, DateTimeOffset at)
    {
        if (pod.Reason == "Evicted")
        {
            return new Trouble { Kind = TroubleKind.Evicted, Pod = pod, Reason = pod.Reason, Since = pod.Metadata.CreatedAt };
        }

        if (pod.Terminating || pod.Finished)
        {
            return null;
        }

        Trouble? worst = null;
        foreach (var container in pod.Containers)
        {
            if (ContainerHealth.Trouble(pod, container, at) is { } trouble && (worst is null || trouble.Kind > worst.Kind))
            {
                worst = trouble;
            }
        }

        return worst ?? WholePod(pod, at);
    }

    private static Trouble? WholePod(Pod pod, DateTimeOffset at)
    {
        if (pod is { Phase: "Pending", NodeName: "" } && Unscheduled(pod, at) is { } unscheduled)
        {
            return unscheduled;
        }

        if (pod.Conditions.Find("PodScheduled") is { Status: "False", Reason: "SchedulingGated" })
        {
            return null;
        }

        var unreadySince = UnreadySince(pod) ?? at;
        return at - unreadySince < s_patience ? null : new Trouble
        {
            Kind = pod.Phase == "Pending" ? TroubleKind.NotStarted : TroubleKind.NotReady,
            Pod = pod,
            Reason = pod.Phase == "Pending" ? "ContainerCreating" : "NotReady",
            Since = unreadySince,
        };
    }

    // A recording may hold a pod's containers and not its conditions.
    private static DateTimeOffset? UnreadySince(Pod pod) => pod.Conditions.Find("Ready") switch
    {
        { Status: "False" } ready => ready.ChangedAt ?? pod.Metadata.CreatedAt,
        null when pod.Conditions.Find("PodScheduled") is not { Status: "False" } && pod.Containers.Any(IsUnready) => pod.Metadata.CreatedAt,
        _ => null,
    };

    // Some recordings keep the condition without its reason; a gate in front of the scheduler is no trouble. Without the condition, and without a word of
    // any container, nobody has looked yet.
    private static Trouble? Unscheduled(Pod pod, DateTimeOffset at)
    {
        var scheduled = pod.Conditions.Find("PodScheduled");
        var since = scheduled?.ChangedAt ?? pod.Metadata.CreatedAt;
        var isTrouble = scheduled is null
            ? at - since >= s_patience && !pod.Containers.Any(container => container.Current.Phase != ContainerPhase.Unknown)
            : scheduled is { Status: "False", Reason: not "SchedulingGated" };
        return !isTrouble ? null : new Trouble
        {
            Kind = TroubleKind.Unschedulable,
            Pod = pod,
            Reason = scheduled is { Reason.Length: > 0 } ? scheduled.Reason : scheduled is null ? "Pending" : "Unschedulable",
            Since = since,
        };
    }

    private static bool IsUnready(ContainerStatus container) =>
        container is { Init: false, Ready: false, Current.Phase: not ContainerPhase.Unknown };
}
