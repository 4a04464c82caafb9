using Autoheal.Kubernetes.Model;
using Autoheal.Perception;

namespace Autoheal.Kubernetes.Perception;

/// <summary>Reads from a model what is wrong: with pods, by the workload that they belong to; with rollouts, Jobs, claims and nodes.</summary>
internal static class KubernetesSigns
{
    public static IReadOnlyList<KubernetesSign> Find(ClusterModel model)
    {
        var signs = new Dictionary<string, KubernetesSign>(StringComparer.Ordinal);
        foreach (var trouble in model.Troubles)
        {
            Add(signs, new KubernetesSign
            {
                Reason = trouble.Reason,
                Object = model.WorkloadOf(trouble.Pod) ?? trouble.Pod,
                Severity = trouble.Kind is TroubleKind.Crash or TroubleKind.OutOfMemory or TroubleKind.ImagePull or TroubleKind.Config
                    ? AlertSeverity.Critical
                    : AlertSeverity.Warning,
                Since = trouble.Since,
            });
        }

        foreach (var deployment in model.Deployments)
        {
            AddCondition(signs, deployment, deployment.Conditions.Find("Progressing"), "False");
            AddCondition(signs, deployment, deployment.Conditions.Find("ReplicaFailure"), "True");
        }

        foreach (var job in model.Jobs)
        {
            AddCondition(signs, (ClusterObject?)(model.OwnerOf(job) as CronJob) ?? job, job.Failure, "True");
        }

        foreach (var node in model.Nodes)
        {
            if (node.Conditions.Find("Ready") is { IsTrue: false } ready)
            {
                Add(signs, new KubernetesSign
                {
                    Reason = "NodeNotReady", Object = node, Severity = AlertSeverity.Critical, Since = ready.ChangedAt ?? model.At,
                });
            }

            AddCondition(signs, node, node.Pressure, "True");
        }

        return [.. signs.Values];
    }

    private static void AddCondition(Dictionary<string, KubernetesSign> signs, ClusterObject item, ObjectCondition? condition, string wrong)
    {
        if (condition is not null && condition.Status == wrong)
        {
            Add(signs, new KubernetesSign
            {
                Reason = condition.Reason.Length > 0 ? condition.Reason : condition.Type,
                Object = item,
                Since = condition.ChangedAt ?? item.Metadata.CreatedAt,
            });
        }
    }

    private static void Add(Dictionary<string, KubernetesSign> signs, KubernetesSign sign)
    {
        if (!signs.TryGetValue(sign.Fingerprint, out var known) || sign.Since < known.Since)
        {
            signs[sign.Fingerprint] = sign;
        }
    }
}
