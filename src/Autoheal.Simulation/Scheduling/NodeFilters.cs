using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>Why a node cannot take a pod, in the scheduler's words; the filters stop at the first that refuses, resources list all that lack.</summary>
internal static class NodeFilters
{
    public static IReadOnlyList<string> Refusals(StoredObject pod, StoredObject node, ResourceAmounts used)
    {
        if (node.Spec.Flag("unschedulable") == true)
            return ["node(s) were unschedulable"];
        if (UntoleratedTaint(pod, node) is { } taint)
            return [$"node(s) had untolerated taint {{{taint.Text("key")}: {taint.Text("value") ?? ""}}}"];
        if (pod.Spec.Object("nodeSelector") is { } selector && !Selectors.MatchesMap(selector, node.Labels))
            return ["node(s) didn't match Pod's node affinity/selector"];
        return Shortages(ResourceAmounts.RequestedBy(pod), ResourceAmounts.AllocatableOn(node) - used);
    }

    private static List<string> Shortages(ResourceAmounts wanted, ResourceAmounts free)
    {
        var lacking = new List<string>();
        if (free.Pods < 1)
            lacking.Add("Too many pods");
        if (wanted.MilliCpu > 0 && wanted.MilliCpu > free.MilliCpu)
            lacking.Add("Insufficient cpu");
        if (wanted.Memory > 0 && wanted.Memory > free.Memory)
            lacking.Add("Insufficient memory");
        return lacking;
    }

    private static JsonNode? UntoleratedTaint(StoredObject pod, StoredObject node)
    {
        foreach (var taint in node.Spec.Array("taints") ?? [])
        {
            if (taint.Text("effect") is "NoSchedule" or "NoExecute" && !IsTolerated(pod, taint))
                return taint;
        }

        return null;
    }

    private static bool IsTolerated(StoredObject pod, JsonNode? taint)
    {
        foreach (var toleration in pod.Spec.Array("tolerations") ?? [])
        {
            var key = toleration.Text("key") ?? "";
            var effect = toleration.Text("effect") ?? "";
            var exists = toleration.Text("operator") == "Exists";
            if ((key.Length == 0 ? exists : key == taint.Text("key"))
                && (effect.Length == 0 || effect == taint.Text("effect"))
                && (exists || (toleration.Text("value") ?? "") == (taint.Text("value") ?? "")))
            {
                return true;
            }
        }

        return false;
    }
}
