using Autoheal.Simulation.Controllers.Revisions;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.StatefulSets;

/// <summary>
/// Keeps the pods of each StatefulSet in their order: one after the other up, the last one first down, and updates from the highest ordinal,
/// none before the one before is ready. A pod that never becomes ready therefore stops all of that, as it does in reality.
/// </summary>
internal sealed class StatefulSetController : IController
{
    private readonly ControllerContext _context;
    private readonly PodAdoption _adoption;
    private readonly RevisionHistory _history;
    private readonly StatefulPodControl _control;
    private readonly StatefulSetStatusWriter _status;
    private readonly WorkQueue _queue;

    public StatefulSetController(ControllerContext context)
    {
        _context = context;
        _adoption = new PodAdoption(context);
        _history = new RevisionHistory(context);
        _control = new StatefulPodControl(context);
        _status = new StatefulSetStatusWriter(context);
        _queue = new WorkQueue(context.Agenda, Reconcile);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.StatefulSet)
            _queue.Add(ObjectKey.Of(change.Object));
        else if (change.Kind == Kinds.Pod && Pods.MatterToTheirOwners(change))
            foreach (var key in PodOwners.Concerned(change, Kinds.StatefulSet, _context.Selectors))
                _queue.Add(key);
    }

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.StatefulSet, key.Namespace, key.Name) is not { } set)
            return;
        var pods = _adoption.Claim(set, pod => StatefulPods.OrdinalOf(set, pod) is not null);
        var round = Look(set, pods);
        try
        {
            if (!set.Deleting)
                Advance(round);
        }
        finally
        {
            var after = new StatefulRound(set, round.Current, round.Update, _context.Owners.Controlled(set.Uid, Kinds.Pod));
            _status.Write(after);
            _history.Trim(set, after.AllPods.Select(StatefulPods.RevisionOf).Append(round.Current.Name).Append(round.Update.Name).ToHashSet());
            RequeueForMinReady(after, key);
        }
    }

    private StatefulRound Look(StoredObject set, List<StoredObject> pods)
    {
        var update = _history.Ensure(set);
        var current = _history.Of(set).Find(revision => revision.Name == set.Status.Text("currentRevision")) ?? update;
        return new(set, current, update, pods);
    }

    private void Advance(StatefulRound round)
    {
        if (EnsureReplicas(round) && ScaleDown(round) && round.Rolling)
            RollOut(round);
    }

    /// <summary>Whether all wanted pods are there, and, in order, well.</summary>
    private bool EnsureReplicas(StatefulRound round)
    {
        foreach (var ordinal in round.Ordinals)
        {
            var pod = round.PodAt(ordinal);
            if (pod is null)
            {
                _control.Create(round, ordinal);
                if (round.Ordered)
                    return false;
            }
            else if (Pods.IsFinished(pod))
            {
                if (!pod.Deleting)
                    _control.Replace(round.Set, pod);
                return false;
            }
            else
            {
                if (pod.Status.Text("phase") == "Pending" && !pod.Deleting)
                    _control.EnsureClaims(round.Set, ordinal);
                if (round.Ordered && !IsWell(round, pod))
                    return false;
            }
        }

        return true;
    }

    private bool IsWell(StatefulRound round, StoredObject pod) =>
        !pod.Deleting && Pods.IsRunningAndReady(pod) && Pods.IsAvailable(pod, round.MinReadySeconds, _context.Now);

    /// <summary>Whether no surplus pod is left to wait for.</summary>
    private bool ScaleDown(StatefulRound round)
    {
        foreach (var pod in round.Surplus)
        {
            if (!pod.Deleting)
            {
                if (round.Ordered && !Pods.IsRunningAndReady(pod) && pod != round.FirstUnhealthy)
                    return false;
                _control.Delete(round.Set, pod);
            }

            if (round.Ordered)
                return false;
        }

        return true;
    }

    /// <summary>Takes the highest pod of another revision, once all above it are well.</summary>
    private void RollOut(StatefulRound round)
    {
        foreach (var ordinal in round.Ordinals.Skip(round.Partition).Reverse())
        {
            if (round.PodAt(ordinal) is not { } pod)
                return;
            if (StatefulPods.RevisionOf(pod) != round.Update.Name && !pod.Deleting)
            {
                _control.Delete(round.Set, pod);
                return;
            }

            if (pod.Deleting || !IsWell(round, pod))
                return;
        }
    }

    private void RequeueForMinReady(StatefulRound round, ObjectKey key)
    {
        if (round.MinReadySeconds <= 0)
            return;
        foreach (var pod in round.AllPods)
        {
            if (Pods.ReadySince(pod) is { } since && since.AddSeconds(round.MinReadySeconds) > _context.Now)
                _queue.AddAt(since.AddSeconds(round.MinReadySeconds), key);
        }
    }
}
