using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Jobs;

/// <summary>
/// Runs Jobs to their end: as many pods at a time as asked for, others for those that fail, later each time, until enough have succeeded, too
/// many have failed or the time is up. A pod is kept by a finalizer until it is counted.
/// </summary>
internal sealed class JobController : IController
{
    private static readonly EventSource s_source = new("job-controller");
    private readonly ControllerContext _context;
    private readonly PodAdoption _adoption;
    private readonly PodControl _control;
    private readonly JobStatusWriter _status;
    private readonly JobBackOff _backOff = new();
    private readonly WorkQueue _queue;
    private readonly WorkQueue _strays;

    public JobController(ControllerContext context)
    {
        _context = context;
        _adoption = new PodAdoption(context);
        _control = new PodControl(context, s_source);
        _status = new JobStatusWriter(context, s_source);
        _queue = new WorkQueue(context.Agenda, Reconcile);
        _strays = new WorkQueue(context.Agenda, ReleaseStray);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.Job)
        {
            _queue.Add(ObjectKey.Of(change.Object));
            if (change.Type == ChangeType.Deleted)
                Forget(change.Object);
        }
        else if (change.Kind == Kinds.Pod)
        {
            foreach (var key in PodOwners.Concerned(change, Kinds.Job, _context.Selectors))
                _queue.Add(key);
            if (change.Type != ChangeType.Deleted && JobRound.IsTracked(change.Object))
                _strays.Add(ObjectKey.Of(change.Object));
        }
    }

    private void Forget(StoredObject job)
    {
        _backOff.Forget(job.Uid);
        foreach (var pod in _context.Owners.Controlled(job.Uid, Kinds.Pod))
            _strays.Add(ObjectKey.Of(pod));
    }

    /// <summary>A pod whose Job is gone waits for nobody to count it.</summary>
    private void ReleaseStray(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.Pod, key.Namespace, key.Name) is { } pod
            && JobRound.IsTracked(pod)
            && _context.Store.Find(Kinds.Job, key.Namespace, pod.Controller.Text("name") ?? "")?.Uid != pod.Controller.Text("uid"))
        {
            Release(pod);
        }
    }

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.Job, key.Namespace, key.Name) is not { } job)
            return;
        var pods = _adoption.Claim(job);
        if (JobRound.IsFinished(job))
        {
            pods.FindAll(pod => JobRound.IsTracked(pod) && (Pods.IsFinished(pod) || pod.Deleting)).ForEach(Release);
            return;
        }

        var round = new JobRound(job, pods);
        _backOff.Note(round, _context.Now);
        var failure = FailureOf(round);
        StoreException? refusal = null;
        if (!job.Deleting)
            refusal = Manage(round, failure is not null || round.IsDone ? 0 : round.Wanted, key);
        var after = _context.Owners.Controlled(job.Uid, Kinds.Pod);
        _status.Write(round, failure, after.FindAll(Pods.IsActive), after.Count(pod => pod.Deleting && !Pods.IsFinished(pod)));
        round.NewlySucceeded.Concat(round.NewlyFailed).ToList().ForEach(Release);
        RequeueAtDeadline(job, key);
        if (refusal is not null)
            throw refusal;
    }

    /// <summary>Why the Job has to end, if it has to.</summary>
    private JobFailure? FailureOf(JobRound round)
    {
        var job = round.Job;
        if (Conditions.Find(job.Status, "FailureTarget") is { } decided)
            return new(decided.Text("reason")!, decided.Text("message")!);
        foreach (var pod in round.NewlyFailed)
        {
            var (action, message) = PodFailurePolicy.Judge(job, pod);
            if (action == "FailJob")
                return new("PodFailurePolicy", message);
            round.Ignored += action == "Ignore" ? 1 : 0;
        }

        var limit = job.Spec.Number("backoffLimit") ?? 6;
        if (round.Failed > limit || RestartsReach(round, limit))
            return JobFailure.BackOffLimit;
        return DeadlineOf(job) <= _context.Now ? JobFailure.Deadline : null;
    }

    /// <summary>Containers that are restarted in place count against the limit as well.</summary>
    private static bool RestartsReach(JobRound round, long limit)
    {
        if (round.Job.Spec.Object("template").Object("spec").Text("restartPolicy") != "OnFailure")
            return false;
        var restarts = round.Active.Sum(Pods.Restarts);
        return limit == 0 ? restarts > 0 : restarts >= limit;
    }

    private static DateTimeOffset? DeadlineOf(StoredObject job) =>
        job.Spec.Number("activeDeadlineSeconds") is { } seconds && job.Spec.Flag("suspend") != true && job.Status.Text("startTime") is { } start
            ? KubernetesTime.Parse(start).AddSeconds(seconds)
            : null;

    /// <summary>Deletes surplus pods or starts missing ones; the refusal when the API server did not take one.</summary>
    private StoreException? Manage(JobRound round, long wanted, ObjectKey key)
    {
        var missing = (int)(wanted - round.Active.Count);
        if (missing < 0)
            DeletePods(round.Job, round.Active, -missing);
        if (missing <= 0)
            return null;
        var start = _backOff.NextStart(round.Job);
        if (start > _context.Now)
        {
            _queue.AddAt(start, key);
            return null;
        }

        return _control.CreateMany(round.Job, JobPods.Make(round, missing));
    }

    /// <summary>Deletes as many active pods, those that are not ready first.</summary>
    private void DeletePods(StoredObject job, List<StoredObject> active, int count)
    {
        foreach (var pod in active.OrderBy(Pods.IsReady).ThenByDescending(pod => pod.CreatedAt).ThenBy(pod => pod.Key, StringComparer.Ordinal).Take(count))
            _control.Delete(job, pod);
    }

    private void Release(StoredObject pod)
    {
        if (_context.Store.Find(Kinds.Pod, pod.Namespace, pod.Name) is not { } current || current.Uid != pod.Uid || !JobRound.IsTracked(current))
            return;
        _context.Store.Mutate(Kinds.Pod, pod.Namespace, pod.Name, json =>
        {
            var kept = json.Object("metadata").Array("finalizers")!.Where(present => present?.ToString() != JobRound.Finalizer).Select(present => present!.DeepClone());
            json.Object("metadata")!["finalizers"] = new JsonArray([.. kept]);
        });
    }

    private void RequeueAtDeadline(StoredObject job, ObjectKey key)
    {
        if (_context.Store.Find(job.Kind, job.Namespace, job.Name) is { } current && DeadlineOf(current) is { } deadline && deadline > _context.Now)
            _queue.AddAt(deadline, key);
    }
}
