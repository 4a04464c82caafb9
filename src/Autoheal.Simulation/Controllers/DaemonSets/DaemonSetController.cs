using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers.Revisions;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.DaemonSets;

/// <summary>Keeps one pod of each DaemonSet on every node that it is for, and replaces them a few at a time when the template changes.</summary>
internal sealed class DaemonSetController : IController
{
    private static readonly EventSource s_source = new("daemonset-controller");
    private static readonly TimeSpan s_firstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_lastRetry = TimeSpan.FromMinutes(15);
    private readonly ControllerContext _context;
    private readonly PodAdoption _adoption;
    private readonly PodControl _control;
    private readonly RevisionHistory _history;
    private readonly WorkQueue _queue;
    private readonly Dictionary<(string Uid, string Node), (TimeSpan Delay, DateTimeOffset Last)> _failures = [];

    public DaemonSetController(ControllerContext context)
    {
        _context = context;
        _adoption = new PodAdoption(context);
        _control = new PodControl(context, s_source);
        _history = new RevisionHistory(context);
        _queue = new WorkQueue(context.Agenda, Reconcile);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.DaemonSet)
            _queue.Add(ObjectKey.Of(change.Object));
        else if (change.Kind == Kinds.Pod && Pods.MatterToTheirOwners(change))
            foreach (var key in PodOwners.Concerned(change, Kinds.DaemonSet, _context.Selectors))
                _queue.Add(key);
        else if (change.Kind == Kinds.Node && MattersToPlacement(change))
            foreach (var set in _context.Store.List(Kinds.DaemonSet))
                _queue.Add(ObjectKey.Of(set));
    }

    private static bool MattersToPlacement(StoreChange change) =>
        change.Type != ChangeType.Modified
        || !JsonNode.DeepEquals(change.Old!.Labels, change.Object.Labels)
        || !JsonNode.DeepEquals(change.Old.Spec?["taints"], change.Object.Spec?["taints"]);

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.DaemonSet, key.Namespace, key.Name) is not { } set)
            return;
        var revision = _history.Ensure(set);
        var round = new DaemonRound(set, revision, _adoption.Claim(set), _context.Store.List(Kinds.Node));
        var refusal = set.Deleting ? null : Manage(round);
        if (!set.Deleting)
            RollOut(round);
        var after = new DaemonRound(set, revision, _context.Owners.Controlled(set.Uid, Kinds.Pod), round.Nodes);
        WriteStatus(after);
        _history.Trim(set, new HashSet<string>(StringComparer.Ordinal) { revision.Name });
        if (refusal is not null)
            throw refusal;
    }

    /// <summary>Deletes what should not run and creates what is missing; the refusal when the API server did not take a pod.</summary>
    private StoreException? Manage(DaemonRound round)
    {
        var missing = new List<JsonObject>();
        foreach (var node in round.Nodes)
        {
            var (start, stay) = DaemonPlacement.Judge(round.PodSpec, node);
            var pods = round.PodsOn(node.Name);
            var working = pods.Where(pod => !pod.Deleting && !RemoveFinished(round, node.Name, pod)).OrderBy(pod => pod.CreatedAt).ToList();
            if (!stay)
                working.ForEach(pod => _control.Delete(round.Set, pod));
            else if (start && pods.Count == 0)
                missing.Add(round.MakePod(node.Name));
            else
                working.Skip(1).ToList().ForEach(pod => _control.Delete(round.Set, pod));
        }

        foreach (var gone in round.Occupied.Where(name => _context.Store.Find(Kinds.Node, null, name) is null))
            foreach (var pod in round.PodsOn(gone).Where(pod => !pod.Deleting))
                _control.Delete(round.Set, pod);
        return _control.CreateMany(round.Set, missing);
    }

    /// <summary>A failed pod is removed so that another can take its place, later each time; false for one that has not finished.</summary>
    private bool RemoveFinished(DaemonRound round, string node, StoredObject pod)
    {
        if (!Pods.IsFinished(pod))
            return false;
        var set = round.Set;
        if (pod.Status.Text("phase") == "Succeeded")
        {
            _context.Events.Normal(set, s_source, "SucceededDaemonPod", $"Found succeeded daemon pod {pod.Namespace}/{pod.Name} on node {node}, will try to delete it");
            _control.Delete(set, pod);
            return true;
        }

        var (delay, last) = _failures.GetValueOrDefault((set.Uid, node), (TimeSpan.Zero, DateTimeOffset.MinValue));
        if (last + delay > _context.Now)
        {
            _queue.AddAt(last + delay, ObjectKey.Of(set));
            return true;
        }

        var next = delay == TimeSpan.Zero || _context.Now - last > 2 * s_lastRetry ? s_firstRetry : delay * 2 < s_lastRetry ? delay * 2 : s_lastRetry;
        _failures[(set.Uid, node)] = (next, _context.Now);
        _context.Events.Warning(set, s_source, "FailedDaemonPod", $"Found failed daemon pod {pod.Namespace}/{pod.Name} on node {node}, will try to kill it");
        _control.Delete(set, pod);
        return true;
    }

    /// <summary>Replaces pods of older revisions: those that do not work at once, the others while few enough nodes are without.</summary>
    private void RollOut(DaemonRound round)
    {
        if (round.Set.Spec.Object("updateStrategy").Text("type") == "OnDelete")
            return;
        var wanted = round.Nodes.Where(node => DaemonPlacement.Judge(round.PodSpec, node).Start).ToList();
        var budget = round.MaxUnavailable(wanted.Count);
        var working = new List<StoredObject>();
        foreach (var node in wanted)
        {
            var pod = round.PodsOn(node.Name).FirstOrDefault(pod => !pod.Deleting);
            if (pod is null || !IsAvailable(round, pod))
                budget--;
            if (pod is null || round.IsUpdated(pod))
                continue;
            if (IsAvailable(round, pod))
                working.Add(pod);
            else
                _control.Delete(round.Set, pod);
        }

        foreach (var pod in working.Take(Math.Max(0, budget)))
            _control.Delete(round.Set, pod);
    }

    private bool IsAvailable(DaemonRound round, StoredObject pod) => Pods.IsAvailable(pod, round.MinReadySeconds, _context.Now);

    private void WriteStatus(DaemonRound round)
    {
        int desired = 0, current = 0, misplaced = 0, ready = 0, available = 0, updated = 0;
        foreach (var node in round.Nodes)
        {
            var pods = round.PodsOn(node.Name);
            if (!DaemonPlacement.Judge(round.PodSpec, node).Start)
            {
                misplaced += pods.Count > 0 ? 1 : 0;
                continue;
            }

            desired++;
            if (pods.Count == 0)
                continue;
            current++;
            var oldest = pods.OrderBy(pod => pod.CreatedAt).First();
            ready += Pods.IsReady(oldest) ? 1 : 0;
            available += IsAvailable(round, oldest) ? 1 : 0;
            updated += round.IsUpdated(oldest) ? 1 : 0;
        }

        _context.WriteStatus(round.Set, status =>
        {
            status["currentNumberScheduled"] = current;
            status["numberMisscheduled"] = misplaced;
            status["desiredNumberScheduled"] = desired;
            status["numberReady"] = ready;
            status["observedGeneration"] = round.Set.Metadata.Number("generation") ?? 1;
            status.Count("updatedNumberScheduled", updated);
            status.Count("numberAvailable", available);
            status.Count("numberUnavailable", desired - available);
        });
        if (round.MinReadySeconds > 0 && available < ready)
            _queue.AddIn(TimeSpan.FromSeconds(1), ObjectKey.Of(round.Set));
    }
}
