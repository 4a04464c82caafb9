using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Deployments;

/// <summary>Rolls Deployments out: one ReplicaSet for each template, the counts moved from the old ones to the new one.</summary>
internal sealed class DeploymentController : IController
{
    private readonly ControllerContext _context;
    private readonly WorkQueue _queue;
    private readonly RevisionSync _revisions;
    private readonly ReplicaSetScaler _scaler;
    private readonly RollingUpdate _rolling;
    private readonly DeploymentStatusWriter _status;

    public DeploymentController(ControllerContext context)
    {
        _context = context;
        _queue = new WorkQueue(context.Agenda, Reconcile);
        _scaler = new ReplicaSetScaler(context);
        _revisions = new RevisionSync(context);
        _rolling = new RollingUpdate(_scaler);
        _status = new DeploymentStatusWriter(context);
    }

    internal static EventSource Source { get; } = new("deployment-controller");

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.Deployment)
            _queue.Add(ObjectKey.Of(change.Object));
        else if (change.Kind == Kinds.ReplicaSet)
            ObserveReplicaSet(change.Object);
        else if (change is { Type: ChangeType.Deleted } && change.Kind == Kinds.Pod)
            ObserveDeletedPod(change.Object);
    }

    private void ObserveReplicaSet(StoredObject set)
    {
        if (set.Controller is { } controller)
        {
            if (controller.Text("kind") == Kinds.Deployment.Kind)
                _queue.Add(new(set.Namespace, controller.Text("name")!));
            return;
        }

        foreach (var candidate in _context.Selectors.Matching(Kinds.Deployment, set.Namespace, set.Labels))
            _queue.Add(ObjectKey.Of(candidate));
    }

    /// <summary>A Recreate rollout waits for the last old pod to be gone, which no ReplicaSet's counts show.</summary>
    private void ObserveDeletedPod(StoredObject pod)
    {
        if (pod.Controller.Text("name") is { } name && _context.Store.Find(Kinds.ReplicaSet, pod.Namespace, name) is { } set)
            ObserveReplicaSet(set);
    }

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.Deployment, key.Namespace, key.Name) is not { } deployment)
            return;
        var sets = _revisions.Claim(deployment);
        if (deployment.Deleting)
        {
            _status.Write(_revisions.Look(deployment, sets), countsOnly: true);
            return;
        }

        if (deployment.Spec.Flag("paused") == true || IsScaling(deployment, sets))
        {
            Sync(deployment, sets);
            return;
        }

        var rollout = _revisions.EnsureNew(deployment, sets, mayCreate: !RolloutStrategy.Of(deployment).Recreate || OldPodsAreGone(deployment, sets));
        var moved = rollout.Strategy.Recreate ? RecreateStep(rollout) : _rolling.Step(rollout);
        if (!moved && DeploymentStatusWriter.IsComplete(rollout))
            _revisions.CleanUp(rollout);
        _status.Write(rollout);
        RequeueAtDeadline(key);
    }

    /// <summary>Paused or scaled: counts move in proportion, but no new template is rolled out.</summary>
    private void Sync(StoredObject deployment, List<StoredObject> sets)
    {
        var rollout = _revisions.Look(deployment, sets);
        if (rollout.New is not null && deployment.Spec.Flag("paused") != true)
            rollout = _revisions.EnsureNew(deployment, sets, mayCreate: false);
        _scaler.ScaleInProportion(rollout);
        _status.Write(rollout);
    }

    /// <summary>Whether the wanted count changed since the ReplicaSets were last annotated with it.</summary>
    private static bool IsScaling(StoredObject deployment, List<StoredObject> sets)
    {
        var wanted = (deployment.Spec.Number("replicas") ?? 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return sets.Exists(set => Rollout.DesiredOf(set) > 0 && set.Annotations.Text(Revision.DesiredReplicas) is { } noted && noted != wanted);
    }

    private bool RecreateStep(Rollout rollout)
    {
        var moved = false;
        foreach (var old in rollout.Old.FindAll(set => Rollout.DesiredOf(set) > 0))
        {
            _scaler.Scale(rollout, old, 0);
            moved = true;
        }

        if (moved || rollout.New is not { } set || !OldPodsAreGone(rollout.Deployment, [.. rollout.All]) || Rollout.DesiredOf(set) == rollout.Replicas)
            return moved;
        _scaler.Scale(rollout, set, rollout.Replicas);
        return true;
    }

    private bool OldPodsAreGone(StoredObject deployment, List<StoredObject> sets)
    {
        foreach (var set in sets)
        {
            if (RevisionSync.HasTemplateOf(set, deployment))
                continue;
            if (_context.Owners.Controlled(set.Uid, Kinds.Pod).Exists(pod => !Pods.IsFinished(pod)))
                return false;
        }

        return true;
    }

    /// <summary>A rollout that stands still raises no change, so its deadline has to be looked at by itself.</summary>
    private void RequeueAtDeadline(ObjectKey key)
    {
        var deployment = _context.Store.Get(Kinds.Deployment, key.Namespace, key.Name);
        if (DeploymentStatusWriter.DeadlineOf(deployment) is { } deadline && deadline >= _context.Now)
            _queue.AddAt(deadline.AddSeconds(1), key);
    }
}
