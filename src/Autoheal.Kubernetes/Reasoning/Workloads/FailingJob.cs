using Autoheal.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>A Job that failed or is failing, with how its last pod ended.</summary>
internal sealed class FailingJob
{
    private static readonly TimeSpan s_memory = TimeSpan.FromDays(1);

    private FailingJob(ClusterModel model, Job job, bool isAskedFor)
    {
        Job = job;
        Owner = model.OwnerOf(job) as CronJob;
        IsOld = !isAskedFor && job.Failure?.ChangedAt is { } at && model.At - at > s_memory;
        LastEnd = FindEnd(model, job);
        LogWords = LastEnd is { } end ? WordsOfLog(model, end) : "";
    }

    public Job Job { get; }

    /// <summary>Gets the CronJob whose run it is; null when it stands for itself.</summary>
    public CronJob? Owner { get; }

    /// <summary>Gets a value indicating whether it failed long ago and nobody asks for it.</summary>
    public bool IsOld { get; }

    public bool IsDeadline => Job.Failure?.Reason == "DeadlineExceeded";

    public JobEnd? LastEnd { get; }

    /// <summary>Gets what its log is about, in closed words, to end a sentence; empty when nothing was recognised.</summary>
    public string LogWords { get; }

    /// <summary>Null when the Job does well, or failed as a run of a CronJob that has succeeded since.</summary>
    public static FailingJob? Of(ClusterModel model, Job job, IncidentScope scope)
    {
        var isFailing = job.Failure is not null || (job is { Finished: false, Suspended: false, Failed: > 0, Succeeded: 0, CompletedAt: null } && job.Template.RestartPolicy == "Never");
        return isFailing && !IsPast(model, job) ? new FailingJob(model, job, Nominations.Include(scope, job)) : null;
    }

    private static bool IsPast(ClusterModel model, Job job)
    {
        if (model.OwnerOf(job) is not CronJob owner)
        {
            return false;
        }

        if (job.Failure?.ChangedAt is { } failed && owner.LastSucceededAt > failed)
        {
            return true;
        }

        foreach (var other in model.JobsOf(owner))
        {
            if (other != job && other.Metadata.CreatedAt > job.Metadata.CreatedAt && other.Finished)
            {
                return true;
            }
        }

        return false;
    }

    private static JobEnd? FindEnd(ClusterModel model, Job job)
    {
        JobEnd? last = null;
        foreach (var pod in model.PodsOf(job))
        {
            foreach (var container in pod.Containers)
            {
                if (container.LastEnd is { } end && (end.ExitCode != 0 || end.Reason == "OOMKilled")
                    && (last is null || last.State.FinishedAt < end.FinishedAt))
                {
                    last = new JobEnd { Pod = pod, Container = container.Name, State = end };
                }
            }
        }

        return last;
    }

    /// <summary>What its log is about, in closed words, to end a sentence; empty when nothing was recognised.</summary>
    public static string WordsOfLog(ClusterModel model, JobEnd end) =>
        model.LogsOf(end.Pod, end.Container) is { Sightings: [var sighting, ..] } ? $"; its log speaks of {sighting.Cause.Value}" : "";
}
