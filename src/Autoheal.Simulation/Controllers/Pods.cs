using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>Questions that several controllers ask about a pod.</summary>
internal static class Pods
{
    /// <summary>Neither finished nor being deleted.</summary>
    public static bool IsActive(StoredObject pod) => !pod.Deleting && !IsFinished(pod);

    public static bool IsFinished(StoredObject pod) => pod.Status.Text("phase") is "Succeeded" or "Failed";

    public static bool IsReady(StoredObject pod) => Conditions.IsTrue(pod.Status, "Ready");

    public static bool IsRunningAndReady(StoredObject pod) => pod.Status.Text("phase") == "Running" && IsReady(pod);

    /// <summary>Whether a change of a pod may change what its owner counts or does; most writes of a status do not.</summary>
    public static bool MatterToTheirOwners(StoreChange change) =>
        change.Type != ChangeType.Modified
        || change.Old is not { } old
        || old.Deleting != change.Object.Deleting
        || old.Status.Text("phase") != change.Object.Status.Text("phase")
        || ReadySince(old) != ReadySince(change.Object)
        || !ReferenceEquals(old.Sections["spec"], change.Object.Sections["spec"])
        || !JsonNode.DeepEquals(old.Labels, change.Object.Labels)
        || !JsonNode.DeepEquals(old.Metadata["ownerReferences"], change.Object.Metadata["ownerReferences"]);

    /// <summary>Since when the pod is ready; null when it is not.</summary>
    public static DateTimeOffset? ReadySince(StoredObject pod) =>
        Conditions.Find(pod.Status, "Ready") is { } ready && ready.Text("status") == "True" && ready.Text("lastTransitionTime") is { } since
            ? KubernetesTime.Parse(since)
            : null;

    /// <summary>Ready for at least <c>minReadySeconds</c>.</summary>
    public static bool IsAvailable(StoredObject pod, long minReadySeconds, DateTimeOffset now) =>
        ReadySince(pod) is { } since && (minReadySeconds == 0 || since.AddSeconds(minReadySeconds) <= now);

    public static long Restarts(StoredObject pod)
    {
        var restarts = 0L;
        foreach (var container in pod.Status.Array("containerStatuses") ?? [])
            restarts += container.Number("restartCount") ?? 0;
        return restarts;
    }
}
