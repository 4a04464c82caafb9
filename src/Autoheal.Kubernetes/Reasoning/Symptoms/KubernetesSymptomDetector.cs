using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Symptoms;

/// <summary>Names what is wrong by workload: one symptom for all pods of a Deployment, and one for each unready node.</summary>
internal sealed class KubernetesSymptomDetector : ISymptomDetector
{
    private static readonly string[] s_needed = ["Pod", "Deployment", "ReplicaSet"];

    /// <summary>The kinds whose trouble would show; "Workload" is what alerts without a clear kind are grouped by.</summary>
    private static readonly HashSet<string> s_judged =
        ["Workload", "Pod", "Deployment", "ReplicaSet", "Node", "Namespace", "Service", "ConfigMap"];

    /// <summary>The same, where all objects of the kind were seen.</summary>
    private static readonly HashSet<string> s_judgedWhenSeen =
        ["Node", "StatefulSet", "DaemonSet", "Job", "CronJob", "PersistentVolumeClaim", "HorizontalPodAutoscaler"];

    public IEnumerable<Symptom> Detect(IncidentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var node in model.Nodes)
        {
            if (NodeSymptom(node) is { } text)
            {
                yield return new Symptom { Text = text, Object = model.Reference(node) };
            }
        }

        foreach (var deployment in model.Deployments)
        {
            if (WorkloadSymptoms.Of(model, deployment, context.Scope) is { } text)
            {
                yield return new Symptom { Text = text, Object = model.Reference(deployment) };
            }
        }

        foreach (var service in model.Services)
        {
            if (WorkloadSymptoms.LeadsNowhere(model, service, context.Scope))
            {
                yield return new Symptom { Text = "no pod stands behind the Service", Object = model.Reference(service) };
            }
        }

        foreach (var trouble in model.Troubles)
        {
            if (model.ReplicaSetOf(trouble.Pod) is not { } replicaSet || model.DeploymentOf(replicaSet) is null)
            {
                yield return new Symptom { Text = WorkloadSymptoms.Text(trouble), Object = model.Reference(trouble.Pod) };
            }
        }
    }

    public bool CanJudge(IncidentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Feature<ClusterModel>() is not { } model)
        {
            return false;
        }

        IReadOnlyList<string> namespaces = context.Scope.Namespaces.Count == 0 ? [""] : context.Scope.Namespaces;
        foreach (var kind in s_needed)
        {
            foreach (var @namespace in namespaces)
            {
                if (!IsComplete(model, kind, @namespace))
                {
                    return false;
                }
            }
        }

        return AllNominatedSeen(model, context.Scope.Resources);
    }

    private static string? NodeSymptom(Node node) => node.Conditions.Find("Ready") switch
    {
        { IsTrue: true } => node.Pressure is { } pressure ? $"node reports {pressure.Type}" : null,
        { } ready => $"node is not ready: {ready.Reason}",
        null => null,
    };

    private static bool IsComplete(ClusterModel model, string kind, string @namespace)
    {
        foreach (var entry in model.Coverage)
        {
            if (entry.Kind == kind && entry.State == CoverageState.Complete
                && (entry.Namespace == @namespace || entry.Namespace.Length == 0))
            {
                return true;
            }
        }

        return false;
    }

    // A nominated object of a kind that the model does not hold may be ill without anyone seeing it.
    private static bool AllNominatedSeen(ClusterModel model, IReadOnlyList<ResourceRef> nominated)
    {
        foreach (var reference in nominated)
        {
            var isSeen = s_judgedWhenSeen.Contains(reference.Kind)
                ? IsComplete(model, reference.Kind, reference.Kind == "Node" ? "" : reference.Namespace)
                : s_judged.Contains(reference.Kind);
            if (!isSeen)
            {
                return false;
            }
        }

        return true;
    }
}
