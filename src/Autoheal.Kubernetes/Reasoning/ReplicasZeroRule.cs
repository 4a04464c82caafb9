using System.Globalization;
using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>
/// A Deployment that is missed was scaled to zero (taxonomy row 79). Not when an autoscaler, or a tool that puts workloads to sleep, set it so.
/// </summary>
internal sealed class ReplicasZeroRule : IDiagnosticRule
{
    public string Name => "replicas-zero";

    public IReadOnlyList<CauseCode> Causes { get; } = [CauseCodes.ReplicasZero];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var deployment in model.Deployments)
        {
            if (deployment.Replicas == 0 && WorkloadSymptoms.IsMissed(model, deployment, context.Scope))
            {
                yield return Describe(model, deployment);
            }
        }
    }

    private static Finding Describe(ClusterModel model, Deployment deployment)
    {
        var target = model.Reference(deployment);
        var checks = new CheckList(model);
        var changed = deployment.Metadata.SpecChangedAt;
        checks.Supports(0.4, "0 replicas are wanted", checks.Declared(deployment, "spec.replicas", "0", changed));
        checks.Supports(0.5, "no pod exists", checks.Controlled(deployment, "status.replicas", Number(deployment.CurrentReplicas)));
        AddService(checks, model, deployment);
        AddAutoscaler(checks, model, deployment);
        if (SleepMarkers.Find(deployment.Metadata) is { } marker)
        {
            checks.Refutes(0.9, $"a scale-to-zero tool marks it ({marker})", checks.Controlled(deployment, "annotation.key", marker));
        }

        var replicas = LastReplicas.Find(model, deployment);
        if (replicas is null)
        {
            checks.NotObserved(0.1, "how many replicas it had before; one is the least that serves");
        }

        return new Finding
        {
            Cause = CauseCodes.ReplicasZero,
            Object = target,
            Title = $"{deployment.Name} is scaled to zero",
            Summary = $"Somebody set the replicas of {deployment.Name} to 0; nothing serves.",
            Checks = checks.Checks,
            Explains = [target],
            Since = changed,
            Remedies = [Remedies.Scale(target, replicas ?? 1)],
        };
    }

    private static void AddService(CheckList checks, ClusterModel model, Deployment deployment)
    {
        if (WorkloadSymptoms.ServiceWithoutPods(model, deployment) is { } service)
        {
            checks.Supports(0.4, $"{service} has no pod to send traffic to", checks.Controlled(service, "service.pods", "0"));
        }
    }

    private static void AddAutoscaler(CheckList checks, ClusterModel model, Deployment deployment)
    {
        foreach (var autoscaler in model.Autoscalers)
        {
            if (autoscaler.Targets(deployment))
            {
                checks.Refutes(
                    0.9,
                    $"{autoscaler} sets its replicas",
                    checks.Controlled(autoscaler, "hpa.target", deployment.Name));
                return;
            }
        }

        if (model.Autoscalers.IsComplete(deployment.Namespace))
        {
            checks.Supports(0.1, "no autoscaler sets its replicas", checks.Controlled(deployment, "hpa", "none"));
        }
        else
        {
            checks.NotObserved(0.2, "whether an autoscaler sets its replicas");
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
