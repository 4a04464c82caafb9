using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>
/// Objects that cannot go because nobody removes their finalizer (taxonomy row 83). Several of a namespace that wait for the same one are one
/// finding; the first is blamed.
/// </summary>
internal sealed class FinalizerStuckRule : IDiagnosticRule
{
    public string Name => "finalizer-stuck";

    public IReadOnlyList<CauseDescription> Causes { get; } = [WorkloadCauses.Finalizer];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        Dictionary<(string Namespace, string Finalizer), List<ClusterObject>>? groups = null;
        foreach (var item in StuckObject.All(model))
        {
            groups ??= [];
            var key = (item.Namespace, StuckObject.FinalizerOf(item));
            groups.TryAdd(key, []);
            groups[key].Add(item);
        }

        foreach (var (key, items) in groups ?? [])
        {
            yield return Describe(model, key.Finalizer, items);
        }
    }

    private static Finding Describe(ClusterModel model, string finalizer, List<ClusterObject> items)
    {
        var item = items[0];
        var since = item.Metadata.DeletedAt!.Value;
        var checks = new CheckList(model);
        checks.Supports(
            0.75,
            $"{item} should have gone {Durations.Text(model.At - since)} ago",
            checks.Controlled(item, "metadata.deletionTimestamp", $"{since:yyyy-MM-dd'T'HH:mm:ss'Z'}", since));
        checks.Supports(0.55, $"it waits for finalizer {finalizer}", checks.Declared(item, "metadata.finalizers", finalizer));
        var controller = FindController(model, finalizer);
        if (controller is null)
        {
            checks.NotObserved(0.4, $"whether what removes {finalizer} runs");
        }
        else
        {
            checks.Supports(0.4, $"{controller} has no available pod", checks.Controlled(controller, "status.availableReplicas", "0"));
        }

        return new Finding
        {
            Cause = WorkloadCauses.Finalizer.Code,
            Object = model.Reference(item),
            Title = $"{item.Resource.Kind} {item.Name} cannot be deleted: finalizer {finalizer} is not removed",
            Summary = $"{item.Resource.Kind} {item.Name}{(items.Count > 1 ? $" and {items.Count - 1} more" : "")} has been terminating for {Durations.Text(model.At - since)}: nobody removes its finalizer {finalizer}{(controller is null ? "" : $"; {controller.Resource.Kind} {controller.Namespace}/{controller.Name} has no available pod")}.",
            Checks = checks.Checks,
            Explains = Explained(model, items),
            Since = since,
        };
    }

    private static List<ResourceRef> Explained(ClusterModel model, List<ClusterObject> items)
    {
        var explained = new List<ResourceRef>();
        foreach (var item in items)
        {
            explained.Add(model.Reference(item));
            if (item is Pod pod && model.WorkloadOf(pod) is { } workload)
            {
                explained.Add(model.Reference(workload));
            }
        }

        if (model.Namespaces.Find("", items[0].Namespace).Value is { Metadata.DeletedAt: not null } @namespace)
        {
            explained.Add(model.Reference(@namespace));
        }

        return explained;
    }

    /// <summary>A workload without pods whose name shares its first word with the finalizer's domain: most likely what should remove it.</summary>
    private static Workload? FindController(ClusterModel model, string finalizer)
    {
        var word = finalizer.AsSpan(0, finalizer.AsSpan().IndexOfAny('.', '/') is var end and > 0 ? end : finalizer.Length).ToString();
        foreach (var workload in (IEnumerable<Workload>)[.. model.Deployments, .. model.StatefulSets])
        {
            if (workload.AvailableReplicas == 0 && word.Length >= 4 && workload.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return workload;
            }
        }

        return null;
    }
}
