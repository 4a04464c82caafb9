using System.Globalization;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scaling;

/// <summary>
/// A disruption budget allows no pod to go although all are well, and that keeps a node from being drained (taxonomy row 82). Such budgets are
/// common; one is a fault when a cordoned node waits for it, or an alert names it.
/// </summary>
internal sealed class BudgetBlocksDrainRule : IDiagnosticRule
{
    public string Name => "budget-blocks-drain";

    public IReadOnlyList<CauseDescription> Causes { get; } = [AutoscalerCauses.BudgetBlocksDrain];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Budgets.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var budget in model.Budgets)
        {
            if (budget is { DisruptionsAllowed: 0, ExpectedPods: > 0 } && budget.CurrentHealthy >= budget.ExpectedPods)
            {
                var held = FindHeld(model, budget);
                if (held is not null || Nominations.Include(context.Scope, budget))
                {
                    yield return Describe(model, budget, held);
                }
            }
        }
    }

    /// <summary>A protected pod on a cordoned node, or null.</summary>
    private static (Pod Pod, Node Node)? FindHeld(ClusterModel model, PodDisruptionBudget budget)
    {
        foreach (var node in model.Nodes)
        {
            if (!node.Unschedulable)
            {
                continue;
            }

            foreach (var pod in model.Pods.In(budget.Namespace))
            {
                if (pod.NodeName == node.Name && !pod.Finished && budget.Selector.SelectsOrAll(pod.Metadata.Labels))
                {
                    return (pod, node);
                }
            }
        }

        return null;
    }

    private static Finding Describe(ClusterModel model, PodDisruptionBudget budget, (Pod Pod, Node Node)? held)
    {
        var checks = new CheckList(model);
        var limit = budget.MinAvailable.Length > 0 ? $"minAvailable {budget.MinAvailable}" : $"maxUnavailable {budget.MaxUnavailable}";
        checks.Supports(
            held is null ? 0.68 : 0.55,
            $"0 disruptions allowed, {budget.CurrentHealthy} of {budget.ExpectedPods} pods healthy, {budget.DesiredHealthy} must be",
            checks.Controlled(budget, "pdb.disruptionsAllowed", "0"));
        checks.Supports(0.2, limit, checks.Declared(budget, "spec.limit", limit));
        List<ResourceRef> explains = [model.Reference(budget)];
        if (held is { } found)
        {
            checks.Supports(
                0.6, $"node {found.Node.Name} is cordoned and still runs pod {found.Pod.Name}", checks.Controlled(found.Node, "node.unschedulable", "true"));
            explains.Add(model.Reference(found.Node));
        }

        return new Finding
        {
            Cause = AutoscalerCauses.BudgetBlocksDrain.Code,
            Object = model.Reference(budget),
            Title = $"PodDisruptionBudget {budget.Name} ({limit}) allows no eviction{(held is { } at ? $"; node {at.Node.Name} cannot be drained" : "")}",
            Summary = $"PodDisruptionBudget {budget.Name} ({limit}) allows 0 disruptions although all {Counts.Pods(budget.ExpectedPods)} are healthy{(held is { } one ? $": pod {one.Pod.Name} cannot be evicted from the cordoned node {one.Node.Name}" : "")}.",
            Checks = checks.Checks,
            Explains = explains,
            Since = budget.Metadata.SpecChangedAt,
            Remedies = OneMore(model, budget),
        };
    }

    /// <summary>One replica more helps where a number of pods must stay, not a share.</summary>
    private static IReadOnlyList<ActionProposal> OneMore(ClusterModel model, PodDisruptionBudget budget)
    {
        if (!int.TryParse(budget.MinAvailable, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return [];
        }

        foreach (var deployment in model.Deployments.In(budget.Namespace))
        {
            if (budget.Selector.Selects(deployment.Template.Labels) && model.AutoscalerOf(deployment) is null)
            {
                return [Remedies.Scale(model.Reference(deployment), deployment.Replicas + 1)];
            }
        }

        return [];
    }
}
