using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.ReplicaSets;

/// <summary>Keeps as many pods as each ReplicaSet asks for, and counts them in its status.</summary>
internal sealed class ReplicaSetController : IController
{
    private const int BurstReplicas = 500;
    private static readonly EventSource s_source = new("replicaset-controller");
    private readonly ControllerContext _context;
    private readonly PodAdoption _adoption;
    private readonly WorkQueue _queue;

    public ReplicaSetController(ControllerContext context)
    {
        _context = context;
        _adoption = new PodAdoption(context);
        _queue = new WorkQueue(context.Agenda, Reconcile);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.ReplicaSet)
            _queue.Add(ObjectKey.Of(change.Object));
        else if (change.Kind == Kinds.Pod)
            ObservePod(change);
    }

    private void ObservePod(StoreChange change)
    {
        var pod = change.Object;
        if (pod.Controller is { } controller)
        {
            if (controller.Text("kind") == Kinds.ReplicaSet.Kind)
                _queue.Add(new(pod.Namespace, controller.Text("name")!));
            return;
        }

        // Its owner lost it, or it is an orphan that somebody may adopt.
        if (change.Old?.Controller is { } former && former.Text("kind") == Kinds.ReplicaSet.Kind)
            _queue.Add(new(pod.Namespace, former.Text("name")!));
        foreach (var candidate in _context.Store.List(Kinds.ReplicaSet, pod.Namespace))
        {
            if (Selectors.Matches(candidate.Spec.Object("selector"), pod.Labels))
                _queue.Add(ObjectKey.Of(candidate));
        }
    }

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.ReplicaSet, key.Namespace, key.Name) is not { } set)
            return;
        var pods = _adoption.Claim(set).FindAll(Pods.IsActive);
        var failure = set.Deleting ? null : ManageReplicas(set, pods);
        pods = _context.Owners.Controlled(set.Uid, Kinds.Pod).FindAll(Pods.IsActive);
        WriteStatus(set, pods, failure);
        RequeueForMinReady(set, pods);
    }

    /// <summary>Creates or deletes pods; the text of a refusal when the API server would not take them.</summary>
    private (string Reason, string Message)? ManageReplicas(StoredObject set, List<StoredObject> pods)
    {
        var wanted = (int)(set.Spec.Number("replicas") ?? 1);
        if (pods.Count < wanted)
            return CreatePods(set, Math.Min(wanted - pods.Count, BurstReplicas));
        if (pods.Count > wanted)
            DeletePods(set, pods, Math.Min(pods.Count - wanted, BurstReplicas));
        return null;
    }

    private (string Reason, string Message)? CreatePods(StoredObject set, int count)
    {
        for (var i = 0; i < count; i++)
        {
            try
            {
                var pod = _context.Store.Create(Kinds.Pod, PodFrom(set));
                _context.Events.Normal(set, s_source, "SuccessfulCreate", $"Created pod: {pod.Name}");
            }
            catch (StoreException refused)
            {
                _context.Events.Warning(set, s_source, "FailedCreate", $"Error creating: {refused.Message}");
                var key = ObjectKey.Of(set);
                _context.Agenda.In(TimeSpan.FromSeconds(15), () => _queue.Add(key));
                return ("FailedCreate", refused.Message);
            }
        }

        return null;
    }

    private void DeletePods(StoredObject set, List<StoredObject> pods, int count)
    {
        pods.Sort(new VictimOrder(_context.Store.List(Kinds.Pod, set.Namespace).Where(
            other => Selectors.MatchesMap(SharedLabels(set), other.Labels))));
        foreach (var victim in pods[..count])
        {
            _context.Store.Delete(Kinds.Pod, victim.Namespace, victim.Name, DeleteOptions.Default);
            _context.Events.Normal(set, s_source, "SuccessfulDelete", $"Deleted pod: {victim.Name}");
        }
    }

    /// <summary>Siblings of the same Deployment count as related, so the hash of the template is left out.</summary>
    private static JsonObject SharedLabels(StoredObject set)
    {
        var shared = set.Spec.Object("selector").Object("matchLabels")?.Clone() ?? [];
        shared.Remove(PodTemplateHash.Label);
        return shared;
    }

    private static JsonObject PodFrom(StoredObject set)
    {
        var template = set.Spec.Object("template")!;
        var metadata = template.Object("metadata")?.Clone() ?? [];
        metadata["generateName"] = set.Name + "-";
        metadata["namespace"] = set.Namespace;
        metadata["ownerReferences"] = new JsonArray(OwnerReferences.ControllerOf(set));
        return new JsonObject { ["metadata"] = metadata, ["spec"] = template.Object("spec")!.Clone() };
    }

    private void WriteStatus(StoredObject set, List<StoredObject> pods, (string Reason, string Message)? failure)
    {
        var minReady = set.Spec.Number("minReadySeconds") ?? 0;
        var template = set.Spec.Object("template").Object("metadata").Object("labels") ?? [];
        var counts = (
            Replicas: pods.Count,
            Labelled: pods.Count(pod => Selectors.MatchesMap(template, pod.Labels)),
            Ready: pods.Count(Pods.IsReady),
            Available: pods.Count(pod => Pods.IsAvailable(pod, minReady, _context.Now)));
        _context.WriteStatus(set, status =>
        {
            status["replicas"] = counts.Replicas;
            Count(status, "fullyLabeledReplicas", counts.Labelled);
            Count(status, "readyReplicas", counts.Ready);
            Count(status, "availableReplicas", counts.Available);
            status["observedGeneration"] = set.Metadata.Number("generation") ?? 1;
            SetFailure(status, failure);
        });
    }

    private void SetFailure(JsonObject status, (string Reason, string Message)? failure)
    {
        if (failure is not { } refused)
        {
            Conditions.Remove(status, "ReplicaFailure");
            if (status.Array("conditions") is { Count: 0 })
                status.Remove("conditions");
            return;
        }

        if (Conditions.IsTrue(status, "ReplicaFailure"))
            return;
        Conditions.Put(status, new JsonObject
        {
            ["type"] = "ReplicaFailure",
            ["status"] = "True",
            ["lastTransitionTime"] = _context.NowText,
            ["reason"] = refused.Reason,
            ["message"] = refused.Message,
        });
    }

    private static void Count(JsonObject status, string field, int count)
    {
        if (count == 0)
            status.Remove(field);
        else
            status[field] = count;
    }

    private void RequeueForMinReady(StoredObject set, List<StoredObject> pods)
    {
        if (set.Spec.Number("minReadySeconds") is not ({ } minReady and > 0))
            return;
        foreach (var pod in pods)
        {
            if (Pods.ReadySince(pod) is { } since && since.AddSeconds(minReady) > _context.Now)
                _queue.AddAt(since.AddSeconds(minReady), ObjectKey.Of(set));
        }
    }
}
