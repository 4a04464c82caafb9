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
        if (pod.Conditions.Find("PodScheduled") is { Status: "False", Reason: "Unschedulable" } scheduled)
        {
            return new Trouble
            {
                Kind = TroubleKind.Unschedulable,
                Pod = pod,
                Reason = scheduled.Reason,
                Since = scheduled.ChangedAt ?? pod.Metadata.CreatedAt,
            };
        }

        var unreadySince = pod.Conditions.Find("Ready") is { Status: "False" } ready ? ready.ChangedAt ?? pod.Metadata.CreatedAt : at;
        return at - unreadySince < s_patience ? null : new Trouble
        {
            Kind = pod.Phase == "Pending" ? TroubleKind.NotStarted : TroubleKind.NotReady,
            Pod = pod,
            Reason = pod.Phase == "Pending" ? "ContainerCreating" : "NotReady",
            Since = unreadySince,
        };
    }
}
