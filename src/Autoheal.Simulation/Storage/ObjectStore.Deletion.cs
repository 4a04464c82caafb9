using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Storage;

/// <summary>Deletion: preconditions, a pod's grace period, finalizers and propagation.</summary>
internal sealed partial class ObjectStore
{
    private const long DefaultGracePeriodSeconds = 30;

    /// <summary>
    /// Asks for deletion. A running pod gets a deletion time and its grace period, and stays until its kubelet deletes it with a grace period of
    /// zero; an object with finalizers stays until they are gone; everything else is removed. The garbage collector, not the store, acts on
    /// the objects it owned.
    /// </summary>
    /// <returns>The object as it is now, or its last state when it was removed; null when there is no such object.</returns>
    /// <exception cref="StoreException">Conflict: a precondition does not hold.</exception>
    public StoredObject? Delete(ObjectKind kind, string? ns, string name, DeleteOptions options)
    {
        if (Find(kind, ns, name) is not { } current)
            return null;
        CheckDeletion(current, options.Precondition);
        if (!current.Deleting)
            strategy?.PrepareForDelete(this, current);
        var updated = current.Clone();
        var metadata = updated.Object("metadata")!;
        AddPropagationFinalizer(metadata, options.Propagation);
        var grace = kind == Kinds.Pod ? GracePeriodOf(current, options) : 0;
        if (grace == 0 && metadata.Array("finalizers") is not { Count: > 0 } && !HasSpecFinalizers(updated))
            return options.DryRun ? current : Remove(current, updated);
        if (!MarkDeleting(current, metadata, grace))
            return current;
        if (kind == Kinds.Namespace)
            updated.Ensure("status")["phase"] = "Terminating";
        return options.DryRun
            ? DryRun(kind, ObjectSections.Of(updated, current.Sections), metadata, current.ResourceVersion)
            : Commit(ChangeType.Modified, updated, current);
    }

    private static void CheckDeletion(StoredObject current, Precondition? precondition)
    {
        var version = current.Metadata.Text("resourceVersion");
        if (precondition?.Uid is { } uid && uid != current.Uid)
            throw Refuse($"the UID in the precondition ({uid}) does not match the UID in record ({current.Uid}). The object might have been deleted and then recreated");
        if (precondition?.ResourceVersion is { } expected && expected != version)
            throw Refuse($"the ResourceVersion in the precondition ({expected}) does not match the ResourceVersion in record ({version}). The object might have been modified");

        StoreException Refuse(string why) =>
            new(StatusReason.Conflict, $"Operation cannot be fulfilled on {current.Kind.QualifiedKind} \"{current.Name}\": {why}") { Kind = current.Kind, Name = current.Name };
    }

    private static long GracePeriodOf(StoredObject pod, DeleteOptions options)
    {
        // Nobody would ever finish the deletion of a pod that no kubelet runs.
        if (pod.Spec.Text("nodeName") is null or "" || pod.Status.Text("phase") is "Succeeded" or "Failed")
            return 0;
        var asked = options.GracePeriodSeconds ?? pod.Spec.Number("terminationGracePeriodSeconds") ?? DefaultGracePeriodSeconds;
        return Math.Max(0, asked);
    }

    private static void AddPropagationFinalizer(JsonObject metadata, Propagation propagation)
    {
        var finalizer = propagation switch
        {
            Propagation.Foreground => "foregroundDeletion",
            Propagation.Orphan => "orphan",
            _ => null,
        };
        if (finalizer is null)
            return;
        if (metadata.Array("finalizers") is not { } finalizers)
            metadata["finalizers"] = finalizers = [];
        foreach (var present in finalizers)
        {
            if (present?.ToString() == finalizer)
                return;
        }

        finalizers.Add(finalizer);
    }

    /// <summary>A namespace has finalizers of its own, which its controller removes when the namespace is empty.</summary>
    private static bool HasSpecFinalizers(JsonObject updated) => updated.Object("spec").Array("finalizers") is { Count: > 0 };

    /// <summary>Sets or shortens the deletion time; false when the object is being deleted at least as fast already.</summary>
    private bool MarkDeleting(StoredObject current, JsonObject metadata, long grace)
    {
        if (current.Deleting && (current.Metadata.Number("deletionGracePeriodSeconds") ?? 0) <= grace)
            return false;
        // A shortened deletion counts from when it was first asked for, as the API server does it.
        var requested = current.Deleting
            ? KubernetesTime.Parse(current.Metadata.Text("deletionTimestamp")!).AddSeconds(-(current.Metadata.Number("deletionGracePeriodSeconds") ?? 0))
            : clock.GetUtcNow();
        metadata["deletionTimestamp"] = KubernetesTime.Format(requested.AddSeconds(grace));
        metadata["deletionGracePeriodSeconds"] = grace;
        if (current.Kind.TracksGeneration && !current.Deleting)
            metadata["generation"] = (current.Metadata.Number("generation") ?? 1) + 1;
        return true;
    }

    private StoredObject Remove(StoredObject current, JsonObject last) => Commit(ChangeType.Deleted, last, current);
}
