using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scaling;

/// <summary>An autoscaler names a workload that does not exist (taxonomy row 77).</summary>
internal sealed class AutoscalerTargetRule : IDiagnosticRule
{
    public string Name => "autoscaler-target";

    public IReadOnlyList<CauseDescription> Causes { get; } = [AutoscalerCauses.TargetMissing];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Autoscalers.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var autoscaler in model.Autoscalers)
        {
            if (autoscaler.Conditions.Find("AbleToScale") is { Status: "False", Reason: "FailedGetScale" } unable && AutoscalerTarget.Find(model, autoscaler) is null)
            {
                yield return Describe(model, autoscaler, unable);
            }
        }
    }

    private static Finding Describe(ClusterModel model, HorizontalPodAutoscaler autoscaler, ObjectCondition unable)
    {
        var checks = new CheckList(model);
        var what = $"{autoscaler.TargetKind} {autoscaler.TargetName}";
        checks.Supports(0.75, "AbleToScale is False: FailedGetScale", checks.Controlled(autoscaler, "hpa.condition", "AbleToScale=False FailedGetScale", unable.ChangedAt));
        if (AutoscalerTarget.IsAbsent(model, autoscaler))
        {
            checks.Supports(0.75, $"{what} does not exist", checks.Controlled(autoscaler, "hpa.target.absent", what));
        }
        else
        {
            checks.NotObserved(0.75, $"whether {what} exists");
        }

        return new Finding
        {
            Cause = AutoscalerCauses.TargetMissing.Code,
            Object = model.Reference(autoscaler),
            Title = $"HPA {autoscaler.Name} scales {what}, which does not exist",
            Summary = $"HorizontalPodAutoscaler {autoscaler.Name} cannot get the scale of its target {what} (FailedGetScale): there is no such object in namespace {autoscaler.Namespace}.",
            Checks = checks.Checks,
            Explains = [model.Reference(autoscaler)],
            Since = unable.ChangedAt,
        };
    }
}
