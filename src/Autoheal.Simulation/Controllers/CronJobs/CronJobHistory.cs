using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers.Jobs;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.CronJobs;

/// <summary>Follows the Jobs of a CronJob: which are active, which have ended, and which of those are old enough to go.</summary>
internal sealed class CronJobHistory(ControllerContext context)
{
    private const int DefaultSuccessful = 3;
    private const int DefaultFailed = 1;

    public static JsonObject ReferenceTo(StoredObject job) => new()
    {
        ["kind"] = job.Kind.Kind,
        ["namespace"] = job.Namespace,
        ["name"] = job.Name,
        ["uid"] = job.Uid,
        ["apiVersion"] = job.Kind.ApiVersion,
        ["resourceVersion"] = job.Metadata.Text("resourceVersion"),
    };

    /// <summary>Takes ended and vanished Jobs off the active list and deletes those beyond the limits.</summary>
    public void Update(StoredObject cron)
    {
        var jobs = context.Owners.Controlled(cron.Uid, Kinds.Job);
        var active = (cron.Status.Array("active") ?? []).Select(reference => (JsonObject)reference!.DeepClone()).ToList();
        var lastSuccess = cron.Status.Text("lastSuccessfulTime");
        foreach (var job in jobs)
        {
            var listed = active.Find(reference => reference.Text("uid") == job.Uid);
            if (!JobRound.IsFinished(job))
            {
                if (listed is null)
                    context.Events.Warning(cron, CronJobController.Source, "UnexpectedJob", $"Saw a job that the controller did not create or forgot: {job.Name}");
                continue;
            }

            if (job.Status.Text("completionTime") is { } completed && string.CompareOrdinal(completed, lastSuccess) > 0)
                lastSuccess = completed;
            if (listed is null)
                continue;
            active.Remove(listed);
            var outcome = Conditions.IsTrue(job.Status, "Complete") ? "Complete" : "Failed";
            context.Events.Normal(cron, CronJobController.Source, "SawCompletedJob", $"Saw completed job: {job.Name}, condition: {outcome}");
        }

        foreach (var gone in active.FindAll(reference => !jobs.Exists(job => job.Uid == reference.Text("uid"))))
        {
            active.Remove(gone);
            context.Events.Normal(cron, CronJobController.Source, "MissingJob", $"Active job went missing: {gone.Text("name")}");
        }

        Write(cron, active, lastSuccess);
        CleanUp(cron, jobs, "Complete", cron.Spec.Number("successfulJobsHistoryLimit") ?? DefaultSuccessful);
        CleanUp(cron, jobs, "Failed", cron.Spec.Number("failedJobsHistoryLimit") ?? DefaultFailed);
    }

    /// <summary>Ends the active Jobs so that another can take their place.</summary>
    public void DeleteActive(StoredObject cron)
    {
        foreach (var reference in cron.Status.Array("active") ?? [])
            Delete(cron, reference.Text("name")!);
        Write(cron, [], cron.Status.Text("lastSuccessfulTime"));
    }

    private void Write(StoredObject cron, List<JsonObject> active, string? lastSuccess) => context.WriteStatus(cron, status =>
    {
        if (active.Count > 0)
            status["active"] = new JsonArray([.. active]);
        else
            status.Remove("active");
        if (lastSuccess is not null)
            status["lastSuccessfulTime"] = lastSuccess;
    });

    private void CleanUp(StoredObject cron, List<StoredObject> jobs, string outcome, long limit)
    {
        var ended = jobs.FindAll(job => !job.Deleting && Conditions.IsTrue(job.Status, outcome));
        foreach (var job in ended.OrderBy(job => job.CreatedAt).ThenBy(job => job.Name, StringComparer.Ordinal).Take((int)Math.Max(0, ended.Count - limit)))
            Delete(cron, job.Name);
    }

    private void Delete(StoredObject cron, string job)
    {
        if (context.Store.Delete(Kinds.Job, cron.Namespace, job, DeleteOptions.Default) is not null)
            context.Events.Normal(cron, CronJobController.Source, "SuccessfulDelete", $"Deleted job {job}");
    }
}
