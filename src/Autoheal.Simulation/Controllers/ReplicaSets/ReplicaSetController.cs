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
    private readonly PodControl _pods;
    private readonly WorkQueue _queue;

    public ReplicaSetController(ControllerContext context)
    {
        _context = context;
        _adoption = new PodAdoption(context);
        _pods = new PodControl(context, s_source);
        _queue = new WorkQueue(context.Agenda, Reconcile);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.ReplicaSet)
            _queue.Add(ObjectKey.Of(change.Object));
        else if (change.Kind == Kinds.Pod && Pods.MatterToTheirOwners(change))
            foreach (var key in PodOwners.Concerned(change, Kinds.ReplicaSet, _context.Selectors))
                _queue.Add(key);
    }

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.ReplicaSet, key.Namespace, key.Name) is not { } set)
            return;
        var pods = _adoption.Claim(set).FindAll(Pods.IsActive);
        var refusal = set.Deleting ? null : ManageReplicas(set, pods);
        pods = _context.Owners.Controlled(set.Uid, Kinds.Pod).FindAll(Pods.IsActive);
        WriteStatus(set, pods, refusal);
        RequeueForMinReady(set, pods);
        // The queue tries again what the API server refused, later each time.
        if (refusal is not null)
            throw refusal;
    }

    /// <summary>Creates or deletes pods; the refusal when the API server would not take one.</summary>
    private StoreException? ManageReplicas(StoredObject set, List<StoredObject> pods)
    {
        var wanted = (int)(set.Spec.Number("replicas") ?? 1);
        if (pods.Count < wanted)
        {
            var template = set.Spec.Object("template")!;
            var missing = Math.Min(wanted - pods.Count, BurstReplicas);
            return _pods.CreateMany(set, [.. Enumerable.Range(0, missing).Select(_ => PodTemplates.PodOf(set, template))]);
        }

        if (pods.Count > wanted)
            DeletePods(set, pods, Math.Min(pods.Count - wanted, BurstReplicas));
        return null;
    }

    private void DeletePods(StoredObject set, List<StoredObject> pods, int count)
    {
        pods.Sort(new VictimOrder(RelatedPods(set)));
        foreach (var victim in pods[..count])
            _pods.Delete(set, victim);
    }

    /// <summary>The pods of all ReplicaSets of the same Deployment.</summary>
    private IEnumerable<StoredObject> RelatedPods(StoredObject set)
    {
        var siblings = set.Controller.Text("uid") is { } owner ? _context.Owners.Controlled(owner, Kinds.ReplicaSet) : [set];
        return siblings.SelectMany(sibling => _context.Owners.Controlled(sibling.Uid, Kinds.Pod));
    }

    private void WriteStatus(StoredObject set, List<StoredObject> pods, StoreException? refusal)
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
            status.Count("fullyLabeledReplicas", counts.Labelled);
            status.Count("readyReplicas", counts.Ready);
            status.Count("availableReplicas", counts.Available);
            status["observedGeneration"] = set.Metadata.Number("generation") ?? 1;
            SetFailure(status, refusal);
        });
    }

    private void SetFailure(JsonObject status, StoreException? refusal)
    {
        if (refusal is null)
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
            ["reason"] = "FailedCreate",
            ["message"] = refusal.Message,
        });
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
