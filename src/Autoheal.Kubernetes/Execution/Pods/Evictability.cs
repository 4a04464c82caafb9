using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>What speaks against evicting a pod, whoever asks.</summary>
internal static class Evictability
{
    /// <summary>Gets the fields that are guarded.</summary>
    public static IReadOnlyList<string> Guarded { get; } =
        ["/metadata/ownerReferences", "/metadata/finalizers", "/metadata/deletionTimestamp"];

    public static RefusedAction? FindObstacle(LivePod live)
    {
        if (live.Owner is null)
        {
            return Refusals.Because("unmanaged", $"No workload would make another {live.Pod}.");
        }

        if (live.Object.HasFinalizers)
        {
            return Refusals.Because("finalizer", $"A finalizer holds {live.Pod}: something has to be cleaned up first.");
        }

        foreach (var budget in live.Model.Budgets)
        {
            if (budget.Namespace == live.Pod.Namespace && budget.DisruptionsAllowed == 0
                && budget.Selector.Selects(live.Pod.Metadata.Labels))
            {
                return Refusals.Because("budget-exhausted", $"{budget} allows no eviction now.");
            }
        }

        return null;
    }
}
