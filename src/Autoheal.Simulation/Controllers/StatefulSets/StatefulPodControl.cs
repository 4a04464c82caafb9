using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.StatefulSets;

/// <summary>Creates and deletes a StatefulSet's pods and claims, with the events of that controller.</summary>
internal sealed class StatefulPodControl(ControllerContext context)
{
    private static readonly EventSource s_source = new("statefulset-controller");

    /// <exception cref="StoreException">The API server took one of the claims or the pod not.</exception>
    public void Create(StatefulRound round, int ordinal)
    {
        var set = round.Set;
        EnsureClaims(set, ordinal);
        var name = StatefulPods.NameOf(set, ordinal);
        try
        {
            context.Store.Create(Kinds.Pod, StatefulPods.Make(set, round.RevisionFor(ordinal), ordinal));
            context.Events.Normal(set, s_source, "SuccessfulCreate", $"create Pod {name} in StatefulSet {set.Name} successful");
        }
        catch (StoreException refusal)
        {
            context.Events.Warning(set, s_source, "FailedCreate", $"create Pod {name} in StatefulSet {set.Name} failed error: {refusal.Message}");
            throw;
        }
    }

    /// <summary>Makes the claims that are missing, also under a pod that waits for one that was deleted.</summary>
    public void EnsureClaims(StoredObject set, int ordinal)
    {
        var pod = StatefulPods.NameOf(set, ordinal);
        foreach (var claim in StatefulPods.ClaimsOf(set, ordinal))
        {
            var name = claim.Text("metadata", "name")!;
            if (context.Store.Find(Kinds.PersistentVolumeClaim, set.Namespace, name) is not null)
                continue;
            try
            {
                context.Store.Create(Kinds.PersistentVolumeClaim, claim);
                context.Events.Normal(set, s_source, "SuccessfulCreate", $"create Claim {name} Pod {pod} in StatefulSet {set.Name} success");
            }
            catch (StoreException refusal)
            {
                context.Events.Warning(set, s_source, "FailedCreate", $"create Claim {name} for Pod {pod} in StatefulSet {set.Name} failed error: {refusal.Message}");
                throw;
            }
        }
    }

    public void Delete(StoredObject set, StoredObject pod)
    {
        context.Store.Delete(Kinds.Pod, pod.Namespace, pod.Name, DeleteOptions.Default);
        context.Events.Normal(set, s_source, "SuccessfulDelete", $"delete Pod {pod.Name} in StatefulSet {set.Name} successful");
    }

    /// <summary>A finished pod goes, and its successor comes once it is gone.</summary>
    public void Replace(StoredObject set, StoredObject pod)
    {
        if (pod.Status.Text("phase") == "Failed")
            context.Events.Warning(set, s_source, "RecreatingFailedPod", $"StatefulSet {set.Namespace}/{set.Name} is recreating failed Pod {pod.Name}");
        else
            context.Events.Normal(set, s_source, "RecreatingTerminatedPod", $"StatefulSet {set.Namespace}/{set.Name} is recreating terminated Pod {pod.Name}");
        Delete(set, pod);
    }
}
