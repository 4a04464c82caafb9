using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scaling;

/// <summary>
/// An autoscaler cannot compute how many replicas are needed (taxonomy row 77): its containers set no request of which it should keep a share, or
/// nobody serves the metric.
/// </summary>
internal sealed class AutoscalerMetricsRule : IDiagnosticRule
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    public string Name => "autoscaler-metrics";

    public IReadOnlyList<CauseDescription> Causes { get; } = [AutoscalerCauses.NoMetrics, AutoscalerCauses.NoRequests];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Autoscalers.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var autoscaler in model.Autoscalers)
        {
            if (autoscaler.Conditions.Find("ScalingActive") is { Status: "False" } inactive
                && inactive.Reason.StartsWith("FailedGet", StringComparison.Ordinal)
                && (inactive.ChangedAt is not { } since || model.At - since >= s_patience))
            {
                yield return Describe(model, autoscaler, inactive);
            }
        }
    }

    private static Finding Describe(ClusterModel model, HorizontalPodAutoscaler autoscaler, ObjectCondition inactive)
    {
        var checks = new CheckList(model);
        checks.Supports(
            0.75, $"ScalingActive is False: {inactive.Reason}", checks.Controlled(autoscaler, "hpa.condition", $"ScalingActive=False {inactive.Reason}", inactive.ChangedAt));
        var target = AutoscalerTarget.Find(model, autoscaler);
        return FindWithoutRequest(autoscaler, target, inactive) is { } missing
            ? DescribeRequests(model, autoscaler, inactive, missing, target, checks)
            : DescribeMetrics(model, autoscaler, inactive, target, checks);
    }

    private static Finding DescribeRequests(
        ClusterModel model, HorizontalPodAutoscaler autoscaler, ObjectCondition inactive, (string Container, string Resource) missing, Workload? target, CheckList checks)
    {
        var (container, resource) = missing;
        if (container.Length > 0)
        {
            checks.Supports(
                0.6, $"container {container} of {target} has no request for {resource}", checks.Declared(target!, $"requests.{resource}", $"{container}: none"));
        }
        else
        {
            checks.Supports(0.9, $"a request for {resource} is missing", checks.Untrusted(autoscaler, "hpa.condition.message", "missing request", "api"));
            checks.NotObserved(0.6, $"the requests of {autoscaler.TargetKind} {autoscaler.TargetName}");
        }

        var whose = container.Length > 0 ? $"container {container} of {autoscaler.TargetKind} {autoscaler.TargetName} sets no {resource} request" : $"a container of {autoscaler.TargetKind} {autoscaler.TargetName} sets no {resource} request";
        return Make(
            model,
            autoscaler,
            AutoscalerCauses.NoRequests,
            inactive,
            checks,
            target,
            $"HPA {autoscaler.Name} cannot scale: {whose}",
            $"HorizontalPodAutoscaler {autoscaler.Name} keeps a share of the {resource} request, but {whose} (missing request for {resource}, {inactive.Reason}); ScalingActive is False.");
    }

    private static Finding DescribeMetrics(
        ClusterModel model, HorizontalPodAutoscaler autoscaler, ObjectCondition inactive, Workload? target, CheckList checks)
    {
        if (target is { ReadyReplicas: 0 } && model.TroublesOf(target) is { Count: > 0 } troubles)
        {
            // What does not run uses nothing that could be measured.
            checks.Refutes(0.7, $"no pod of {target} is ready ({troubles[0].Reason})", checks.Controlled(target, "status.readyReplicas", "0", troubles[0].Since));
        }

        var metric = autoscaler.Metrics.Count > 0 ? $"metric {autoscaler.Metrics[0].Name}" : "its metric";
        var server = inactive.Reason.Contains("Resource", StringComparison.Ordinal) ? MetricsServer.Describe(model, checks) : "the adapter that should serve it gives none";
        return Make(
            model,
            autoscaler,
            AutoscalerCauses.NoMetrics,
            inactive,
            checks,
            target,
            $"HPA {autoscaler.Name} gets no metrics ({inactive.Reason})",
            $"HorizontalPodAutoscaler {autoscaler.Name} cannot read {metric} of {autoscaler.TargetKind} {autoscaler.TargetName}: {inactive.Reason}, ScalingActive is False; {server}.");
    }

    private static Finding Make(
        ClusterModel model,
        HorizontalPodAutoscaler autoscaler,
        CauseDescription cause,
        ObjectCondition inactive,
        CheckList checks,
        Workload? target,
        string title,
        string summary) => new()
        {
            Cause = cause.Code,
            Object = model.Reference(autoscaler),
            Title = title,
            Summary = summary,
            Checks = checks.Checks,
            Explains = target is null ? [model.Reference(autoscaler)] : [model.Reference(autoscaler), model.Reference(target)],
            Since = inactive.ChangedAt,
        };

    /// <summary>The first container without the request of which a share is to be kept; no name where only the condition says so.</summary>
    private static (string Container, string Resource)? FindWithoutRequest(HorizontalPodAutoscaler autoscaler, Workload? target, ObjectCondition inactive)
    {
        foreach (var metric in autoscaler.Metrics)
        {
            if (metric is not { Type: "Resource" or "ContainerResource", TargetUtilization: not null, Name.Length: > 0 })
            {
                continue;
            }

            if (target is null)
            {
                return inactive.Message.Contains("missing request") ? ("", metric.Name) : null;
            }

            foreach (var container in target.Template.Containers)
            {
                if ((!container.Init || container.Sidecar) && container.RequestOf(metric.Name) is null)
                {
                    return (container.Name, metric.Name);
                }
            }
        }

        return null;
    }
}
