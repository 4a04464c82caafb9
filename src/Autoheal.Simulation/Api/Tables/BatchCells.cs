using System.Globalization;
using Autoheal.Simulation.Api.Selecting;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Tables;

/// <summary>Jobs and CronJobs.</summary>
internal static class BatchCells
{
    public static object[] OfJob(StoredObject item, DateTimeOffset now)
    {
        var containers = item.Spec.Object("template").Object("spec").Array("containers");
        var selector = item.Spec.Object("selector");
        return
        [
            item.Name,
            Status(item),
            Completions(item),
            Duration(item, now),
            Cells.Age(item, now),
            Cells.Join(containers, "name"),
            Cells.Join(containers, "image"),
            selector is null ? Cells.None : LabelSelector.FromObject(selector).ToString(),
        ];
    }

    public static object[] OfCronJob(StoredObject item, DateTimeOffset now)
    {
        var job = item.Spec.Object("jobTemplate").Object("spec");
        var containers = job.Object("template").Object("spec").Array("containers");
        return
        [
            item.Name,
            item.Spec.Text("schedule") ?? "",
            Cells.OrNone(item.Spec.Text("timeZone")),
            item.Spec.Flag("suspend") == true ? "True" : "False",
            (long)(item.Status.Array("active")?.Count ?? 0),
            item.Status is { } status && status["lastScheduleTime"] is not null ? HumanDuration.Since(status, "lastScheduleTime", now) : Cells.None,
            Cells.Age(item, now),
            Cells.Join(containers, "name"),
            Cells.Join(containers, "image"),
            job.Object("selector") is { } selector ? LabelSelector.FromObject(selector).ToString() : Cells.None,
        ];
    }

    private static string Status(StoredObject job)
    {
        foreach (var type in (ReadOnlySpan<string>)["Complete", "Failed"])
        {
            if (HasCondition(job, type))
                return type;
        }

        if (job.Deleting)
            return "Terminating";
        if (HasCondition(job, "Suspended"))
            return "Suspended";
        return HasCondition(job, "FailureTarget") ? "FailureTarget" : HasCondition(job, "SuccessCriteriaMet") ? "SuccessCriteriaMet" : "Running";
    }

    private static bool HasCondition(StoredObject job, string type)
    {
        foreach (var condition in job.Status.Array("conditions") ?? [])
        {
            if (condition.Text("type") == type && condition.Text("status") == "True")
                return true;
        }

        return false;
    }

    private static string Completions(StoredObject job)
    {
        var succeeded = job.Status.Number("succeeded") ?? 0;
        if (job.Spec.Number("completions") is { } completions)
            return string.Create(CultureInfo.InvariantCulture, $"{succeeded}/{completions}");
        return job.Spec.Number("parallelism") is > 1 and var parallelism
            ? string.Create(CultureInfo.InvariantCulture, $"{succeeded}/1 of {parallelism}")
            : string.Create(CultureInfo.InvariantCulture, $"{succeeded}/1");
    }

    private static string Duration(StoredObject job, DateTimeOffset now)
    {
        if (job.Status.Text("startTime") is not { } started)
            return "";
        var end = job.Status.Text("completionTime") is { } completed ? KubernetesTime.Parse(completed) : now;
        return HumanDuration.Show(end - KubernetesTime.Parse(started));
    }
}
