using System.Globalization;
using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Symptoms;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scaling;

/// <summary>
/// A workload that is missed was scaled to zero (taxonomy row 79). Not when an autoscaler, or a tool that puts workloads to sleep, set it so.
/// </summary>
internal sealed class ReplicasZeroRule : IDiagnosticRule
{
    public string Name => "replicas-zero";

    public IReadOnlyList<CauseDescription> Causes { get; } = [ScalingCauses.ReplicasZero];

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

        foreach (var set in model.StatefulSets)
        {
            if (set.Replicas == 0 && WorkloadSymptoms.IsMissed(model, set, context.Scope))
            {
                yield return Describe(model, set);
            }
        }
    }

    private static Finding Describe(ClusterModel model, Workload workload)
    {
        var target = model.Reference(workload);
        var checks = new CheckList(model);
        var changed = workload.Metadata.SpecChangedAt;
        checks.Supports(0.4, "0 replicas are wanted", checks.Declared(workload, "spec.replicas", "0", changed));
        checks.Supports(0.5, "no pod exists", checks.Controlled(workload, "status.replicas", Number(workload.CurrentReplicas)));
        var service = WorkloadSymptoms.ServiceWithoutPods(model, workload);
        if (service is not null)
        {
            checks.Supports(0.4, $"{service} has no pod to send traffic to", checks.Controlled(service, "service.pods", "0"));
        }

        AddAutoscaler(checks, model, workload);
        if (SleepMarkers.Find(workload.Metadata) is { } marker)
        {
            checks.Refutes(0.9, $"a scale-to-zero tool marks it ({marker})", checks.Controlled(workload, "annotation.key", marker));
        }

        var replicas = LastReplicas.Find(model, workload);
        if (replicas is null)
        {
            checks.NotObserved(0.1, "how many replicas it had before; one is the least that serves");
        }

        return new Finding
        {
            Cause = ScalingCauses.ReplicasZero.Code,
            Object = target,
            Title = $"{workload.Resource.Kind} {workload.Name} is scaled to zero replicas",
            Summary = $"Somebody set the replicas of {workload.Resource.Kind} {workload.Name} to 0; nothing serves{(service is null ? "" : $", and Service {service.Name} has no endpoint")}.",
            Checks = checks.Checks,
            Explains = service is null ? [target] : [target, model.Reference(service)],
            Since = changed,
            Remedies = [Remedies.Scale(target, replicas ?? 1)],
        };
    }

    private static void AddAutoscaler(CheckList checks, ClusterModel model, Workload workload)
    {
        foreach (var autoscaler in model.Autoscalers)
        {
            if (autoscaler.Targets(workload) && autoscaler.Conditions.Find("ScalingActive") is { Reason: "ScalingDisabled" } disabled)
            {
                // An autoscaler leaves alone what somebody else scaled to zero, and says so.
                checks.Supports(0.2, $"{autoscaler} is disabled by that", checks.Controlled(autoscaler, "hpa.condition", "ScalingDisabled", disabled.ChangedAt));
                return;
            }

            if (autoscaler.Targets(workload))
            {
                checks.Refutes(
                    0.9,
                    $"{autoscaler} sets its replicas",
                    checks.Controlled(autoscaler, "hpa.target", workload.Name));
                return;
            }
        }

        if (model.Autoscalers.IsComplete(workload.Namespace))
        {
            checks.Supports(0.1, "no autoscaler sets its replicas", checks.Controlled(workload, "hpa", "none"));
        }
        else
        {
            checks.NotObserved(0.2, "whether an autoscaler sets its replicas");
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
