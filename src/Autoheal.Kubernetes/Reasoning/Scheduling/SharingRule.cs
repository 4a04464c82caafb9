using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>
/// Rules about sharing places cannot be met: pods that may not stand together, pods that must, or pods that must be spread evenly (taxonomy rows 16,
/// 19 and 20).
/// </summary>
internal sealed class SharingRule : IDiagnosticRule
{
    public string Name => "sharing";

    public IReadOnlyList<CauseDescription> Causes { get; } =
        [SchedulingCauses.AntiAffinity, SchedulingCauses.PodAffinity, SchedulingCauses.TopologySpread];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var workload in model.AilingWorkloads)
        {
            if (Placement.Of(model, workload) is { Leading: Obstacle.AntiAffinity or Obstacle.Affinity or Obstacle.Spread } placement)
            {
                yield return Describe(model, placement, SharingDemand.Of(placement));
            }
        }
    }

    private static Finding Describe(ClusterModel model, Placement placement, SharingDemand demand)
    {
        var blamed = placement.Workload.Blamed;
        var checks = new CheckList(model);
        PlacementChecks.AddSymptom(checks, placement);
        PlacementChecks.AddWords(checks, placement, placement.Leading, demand.Words, 0.8);
        if (demand.Key.Length > 0)
        {
            checks.Supports(0.5, $"the pods require {demand.Text}", checks.Declared(placement.Pod, demand.Predicate, demand.Text));
        }
        else
        {
            // Pods that stand there may keep this one away by their own rules.
            checks.NotObserved(0.5, "which rule it is: the pods themselves have none");
        }

        demand.AddPlaces(checks, placement);
        var good = LastGoodTemplate.Of(model, blamed);
        good?.AddChange(checks, 0.3, TemplateChangeKind.Scheduling);
        return new Finding
        {
            Cause = demand.Cause.Code,
            Object = model.Reference(blamed),
            Title = $"{demand.Text} of {blamed.Name} cannot be met",
            Summary = $"{Counts.Pods(placement.Workload.Troubles.Count)} of {blamed.Resource.Kind} {blamed.Name} cannot be scheduled: {demand.Words}; {demand.Why(placement)}.",
            Checks = checks.Checks,
            Explains = Dependents.With(model, placement.Workload),
            Since = good?.RolledOutAt ?? placement.Workload.Began,
            Remedies = good?.Changed(TemplateChangeKind.Scheduling) ?? false ? [good.Undo(model.Reference(blamed))] : [],
        };
    }
}
