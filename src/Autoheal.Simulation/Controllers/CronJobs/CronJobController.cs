using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.CronJobs;

/// <summary>Starts Jobs when their CronJobs are due, as their concurrency policies allow, and cleans up after those that have ended.</summary>
internal sealed class CronJobController : IController
{
    private const int TooManyMissed = 100;
    private static readonly TimeSpan s_slack = TimeSpan.FromMilliseconds(100);
    private readonly ControllerContext _context;
    private readonly CronJobHistory _history;
    private readonly WorkQueue _queue;

    public CronJobController(ControllerContext context)
    {
        _context = context;
        _history = new CronJobHistory(context);
        _queue = new WorkQueue(context.Agenda, Reconcile);
    }

    internal static EventSource Source { get; } = new("cronjob-controller");

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.CronJob)
            _queue.Add(ObjectKey.Of(change.Object));
        else if (change.Kind == Kinds.Job && change.Object.Controller is { } owner && owner.Text("kind") == Kinds.CronJob.Kind)
            _queue.Add(new(change.Object.Namespace, owner.Text("name")!));
    }

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.CronJob, key.Namespace, key.Name) is not { Deleting: false } cron)
            return;
        _history.Update(cron);
        cron = _context.Store.Get(Kinds.CronJob, key.Namespace, key.Name);
        if (cron.Spec.Flag("suspend") == true || ScheduleOf(cron) is not { } schedule)
            return;
        if (DueTime(cron, schedule) is { } due)
            Run(cron, due);
        if (schedule.Next(_context.Now) is { } next)
            _queue.AddAt(next + s_slack, key);
    }

    private CronSchedule? ScheduleOf(StoredObject cron)
    {
        var line = cron.Spec.Text("schedule") ?? "";
        try
        {
            return CronSchedule.Parse(line, cron.Spec.Text("timeZone"));
        }
        catch (FormatException problem)
        {
            var (reason, message) = problem.Message.StartsWith("unknown time zone", StringComparison.Ordinal)
                ? ("UnknownTimeZone", $"invalid timeZone: \"{cron.Spec.Text("timeZone")}\"")
                : ("UnparseableSchedule", $"unparseable schedule: \"{line}\" : {problem.Message}");
            _context.Events.Warning(cron, Source, reason, message);
            return null;
        }
    }

    /// <summary>The latest time that has passed without a Job; null when there is none.</summary>
    private DateTimeOffset? DueTime(StoredObject cron, CronSchedule schedule)
    {
        var earliest = cron.Status.Text("lastScheduleTime") is { } last ? KubernetesTime.Parse(last) : cron.CreatedAt;
        if (cron.Spec.Number("startingDeadlineSeconds") is { } seconds && _context.Now.AddSeconds(-seconds) is var limit && limit > earliest)
            earliest = limit;
        DateTimeOffset? due = null;
        var missed = 0;
        for (var time = schedule.Next(earliest); time <= _context.Now; time = schedule.Next(time.Value))
        {
            due = time;
            missed++;
        }

        if (missed > TooManyMissed)
        {
            _context.Events.Warning(cron, Source, "TooManyMissedTimes",
                "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew");
        }

        return due;
    }

    private void Run(StoredObject cron, DateTimeOffset due)
    {
        if (cron.Spec.Number("startingDeadlineSeconds") is { } seconds && due.AddSeconds(seconds) < _context.Now)
        {
            _context.Events.Warning(cron, Source, "MissSchedule",
                $"Missed scheduled time to start a job: {due.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture)}");
            return;
        }

        var active = cron.Status.Array("active") is { Count: > 0 };
        if (active && cron.Spec.Text("concurrencyPolicy") == "Forbid")
        {
            _context.Events.Normal(cron, Source, "JobAlreadyActive", "Not starting job because prior execution is running and concurrency policy is Forbid");
            return;
        }

        if (active && cron.Spec.Text("concurrencyPolicy") == "Replace")
            _history.DeleteActive(cron);
        Start(_context.Store.Get(Kinds.CronJob, cron.Namespace, cron.Name), due);
    }

    private void Start(StoredObject cron, DateTimeOffset due)
    {
        try
        {
            var job = _context.Store.Create(Kinds.Job, JobFor(cron, due));
            _context.Events.Normal(cron, Source, "SuccessfulCreate", $"Created job {job.Name}");
            _context.WriteStatus(cron, status =>
            {
                if (status.Array("active") is not { } active)
                    status["active"] = active = [];
                active.Add((JsonNode)CronJobHistory.ReferenceTo(job));
                status["lastScheduleTime"] = KubernetesTime.Format(due);
            });
        }
        catch (StoreException refusal) when (refusal.Reason != StatusReason.AlreadyExists)
        {
            if (_context.Store.Find(Kinds.Namespace, null, cron.Namespace!) is not { Deleting: true })
                _context.Events.Warning(cron, Source, "FailedCreate", $"Error creating job: {refusal.Message}");
            throw;
        }
    }

    private static JsonObject JobFor(StoredObject cron, DateTimeOffset due)
    {
        var template = cron.Spec.Object("jobTemplate");
        var metadata = template.Object("metadata")?.Clone() ?? [];
        metadata["name"] = string.Create(CultureInfo.InvariantCulture, $"{cron.Name}-{due.ToUnixTimeSeconds() / 60}");
        metadata["namespace"] = cron.Namespace;
        metadata.Ensure("annotations")["batch.kubernetes.io/cronjob-scheduled-timestamp"] = KubernetesTime.Format(due);
        metadata["ownerReferences"] = new JsonArray(OwnerReferences.ControllerOf(cron));
        return new JsonObject { ["metadata"] = metadata, ["spec"] = template.Object("spec")?.Clone() ?? [] };
    }
}
