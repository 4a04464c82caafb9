using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>Creates and deletes the pods of ReplicaSets, DaemonSets and Jobs, with the events that these controllers share.</summary>
internal sealed class PodControl(ControllerContext context, EventSource source)
{
    /// <summary>
    /// Creates pods in batches of one, two, four and so on; the batch in which the API server refuses one is the last, so that a refusal that
    /// would meet all of them is not provoked hundreds of times.
    /// </summary>
    /// <returns>The first refusal, null when there was none.</returns>
    public StoreException? CreateMany(StoredObject owner, IReadOnlyList<JsonObject> pods)
    {
        StoreException? first = null;
        var batch = 1;
        for (var begin = 0; begin < pods.Count && first is null; begin += batch, batch *= 2)
        {
            for (var i = begin; i < pods.Count && i < begin + batch; i++)
                first = Create(owner, pods[i]) is { } refusal && first is null ? refusal : first;
        }

        return first;
    }

    /// <summary>Creates a pod; the refusal when the API server does not take it.</summary>
    public StoreException? Create(StoredObject owner, JsonObject pod)
    {
        try
        {
            var created = context.Store.Create(Kinds.Pod, pod);
            context.Events.Normal(owner, source, "SuccessfulCreate", $"Created pod: {created.Name}");
            return null;
        }
        catch (StoreException refusal)
        {
            if (context.Store.Find(Kinds.Namespace, null, owner.Namespace!) is not { Deleting: true })
                context.Events.Warning(owner, source, "FailedCreate", $"Error creating: {refusal.Message}");
            return refusal;
        }
    }

    public void Delete(StoredObject owner, StoredObject pod)
    {
        context.Store.Delete(Kinds.Pod, pod.Namespace, pod.Name, DeleteOptions.Default);
        context.Events.Normal(owner, source, "SuccessfulDelete", $"Deleted pod: {pod.Name}");
    }
}
