using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Jobs;

/// <summary>Deletes Jobs with a <c>ttlSecondsAfterFinished</c> when that much time has passed since they ended.</summary>
internal sealed class FinishedJobs : IController
{
    private readonly ControllerContext _context;
    private readonly WorkQueue _queue;

    public FinishedJobs(ControllerContext context)
    {
        _context = context;
        _queue = new WorkQueue(context.Agenda, Reconcile);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.Job && change.Type != ChangeType.Deleted && JobRound.IsFinished(change.Object))
            _queue.Add(ObjectKey.Of(change.Object));
    }

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.Job, key.Namespace, key.Name) is not { Deleting: false } job
            || job.Spec.Number("ttlSecondsAfterFinished") is not { } seconds
            || !JobRound.IsFinished(job))
        {
            return;
        }

        var end = Conditions.IsTrue(job.Status, "Complete") ? Conditions.Find(job.Status, "Complete") : Conditions.Find(job.Status, "Failed");
        var due = KubernetesTime.Parse(end.Text("lastTransitionTime")!).AddSeconds(seconds);
        if (due > _context.Now)
            _queue.AddAt(due, key);
        else
            _context.Store.Delete(Kinds.Job, key.Namespace, key.Name, new() { Propagation = Propagation.Foreground });
    }
}
