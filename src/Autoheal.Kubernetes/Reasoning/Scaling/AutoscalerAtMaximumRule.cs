using System.Globalization;
using Autoheal.Context;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scaling;

/// <summary>
/// An autoscaler has as many replicas as it may and wants more (taxonomy row 78). That alone is a question; it is a fault when its metric is above
/// the target, or an alert names it.
/// </summary>
internal sealed class AutoscalerAtMaximumRule : IDiagnosticRule
{
    public string Name => "autoscaler-at-maximum";

    public IReadOnlyList<CauseDescription> Causes { get; } = [AutoscalerCauses.AtMaximum];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Autoscalers.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var autoscaler in model.Autoscalers)
        {
            if (autoscaler.MaxReplicas > Math.Max(1, autoscaler.MinReplicas) && autoscaler.CurrentReplicas >= autoscaler.MaxReplicas
                && autoscaler.Conditions.Find("ScalingLimited") is { IsTrue: true, Reason: "TooManyReplicas" } limited)
            {
                yield return Describe(model, autoscaler, limited, Nominations.Include(context.Scope, autoscaler));
            }
        }
    }

    private static Finding Describe(ClusterModel model, HorizontalPodAutoscaler autoscaler, ObjectCondition limited, bool isNamed)
    {
        var checks = new CheckList(model);
        checks.Supports(
            isNamed ? 0.7 : 0.55, "ScalingLimited is True: TooManyReplicas", checks.Controlled(autoscaler, "hpa.condition", "ScalingLimited=True TooManyReplicas", limited.ChangedAt));
        checks.Supports(
            0.3,
            $"{autoscaler.CurrentReplicas} replicas, the most allowed",
            checks.Controlled(autoscaler, "hpa.currentReplicas", Number(autoscaler.CurrentReplicas)));
        var load = AddLoad(checks, autoscaler);
        var target = AutoscalerTarget.Find(model, autoscaler);
        var most = autoscaler.MaxReplicas;
        return new Finding
        {
            Cause = AutoscalerCauses.AtMaximum.Code,
            Object = model.Reference(autoscaler),
            Title = $"HPA {autoscaler.Name} is at its maximum of {most} replicas{load}",
            Summary = $"HorizontalPodAutoscaler {autoscaler.Name} runs {autoscaler.TargetKind} {autoscaler.TargetName} at maxReplicas {most} and wants more (ScalingLimited, TooManyReplicas){load}.",
            Checks = checks.Checks,
            Explains = target is null ? [model.Reference(autoscaler)] : [model.Reference(autoscaler), model.Reference(target)],
            Since = limited.ChangedAt,
            Remedies =
            [
                new ActionProposal
                {
                    Action = ActionNames.SetAutoscalerBounds,
                    Target = model.Reference(autoscaler),
                    Parameters = new Dictionary<string, string> { [ActionNames.MaxReplicas] = Number(Math.Max(most + 1, most + (most / 2))) },
                },
            ],
        };
    }

    private static string AddLoad(CheckList checks, HorizontalPodAutoscaler autoscaler)
    {
        foreach (var metric in autoscaler.Metrics)
        {
            if (metric is { CurrentUtilization: { } now, TargetUtilization: { } wanted } && now > wanted)
            {
                checks.Supports(
                    0.5, $"{metric.Name} is at {now} %, {wanted} % is wanted", checks.Controlled(autoscaler, "hpa.utilization", $"{metric.Name} {now} %"));
                return $": {metric.Name} at {now} % of the request, target {wanted} %";
            }

            if (metric is { CurrentValue: { } value, TargetValue: { } aim } && value > aim)
            {
                checks.Supports(0.5, $"{metric.Name} is at {value}, {aim} is wanted", checks.Controlled(autoscaler, "hpa.value", $"{metric.Name} {value}"));
                return $": {metric.Name} at {value}, target {aim}";
            }
        }

        return "";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
