using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Jobs;

/// <summary>One look at a Job: its pods, and how many have ended which way, those that are newly seen included.</summary>
internal sealed class JobRound
{
    /// <summary>Keeps a pod until the Job has counted it.</summary>
    public const string Finalizer = "batch.kubernetes.io/job-tracking";

    private readonly long _succeededBefore;
    private readonly long _failedBefore;

    public JobRound(StoredObject job, IReadOnlyList<StoredObject> pods)
    {
        Job = job;
        Active = [.. pods.Where(Pods.IsActive)];
        Terminating = pods.Count(pod => pod.Deleting && !Pods.IsFinished(pod));
        foreach (var pod in pods)
        {
            if (!IsTracked(pod))
                continue;
            if (pod.Status.Text("phase") == "Succeeded")
                NewlySucceeded.Add(pod);
            else if (pod.Status.Text("phase") == "Failed" || (pod.Deleting && !ReplacesOnlyFailed))
                NewlyFailed.Add(pod);
        }

        _succeededBefore = job.Status.Number("succeeded") ?? 0;
        _failedBefore = job.Status.Number("failed") ?? 0;
    }

    public StoredObject Job { get; }

    public List<StoredObject> Active { get; }

    /// <summary>How many pods are still going.</summary>
    public int Terminating { get; }

    public List<StoredObject> NewlySucceeded { get; } = [];

    public List<StoredObject> NewlyFailed { get; } = [];

    /// <summary>Failed pods that the Job's policy tells not to count.</summary>
    public int Ignored { get; set; }

    public long Succeeded => _succeededBefore + NewlySucceeded.Count;

    public long Failed => _failedBefore + NewlyFailed.Count - Ignored;

    /// <summary>How many pods must succeed; null when the first success decides.</summary>
    public long? Completions => Job.Spec.Number("completions");

    public bool Suspended => Job.Spec.Flag("suspend") == true;

    public bool Indexed => Job.Spec.Text("completionMode") == "Indexed";

    private bool ReplacesOnlyFailed => Job.Spec.Text("podReplacementPolicy") == "Failed";

    /// <summary>How many pods there should be now.</summary>
    public long Wanted
    {
        get
        {
            if (Suspended)
                return 0;
            var parallelism = Job.Spec.Number("parallelism") ?? 1;
            // Without a number of completions, one success means that no other pod is started.
            return Completions is { } completions
                ? Math.Max(0, Math.Min(parallelism, completions - Succeeded))
                : Succeeded > 0 ? Math.Min(parallelism, Active.Count) : parallelism;
        }
    }

    public bool IsDone => Completions is { } completions ? Succeeded >= completions : Succeeded > 0 && Active.Count == 0 && Terminating == 0;

    public static bool IsTracked(StoredObject pod) => (pod.Metadata.Array("finalizers") ?? []).Any(present => present?.ToString() == Finalizer);

    public static bool IsFinished(StoredObject job) => Conditions.IsTrue(job.Status, "Complete") || Conditions.IsTrue(job.Status, "Failed");
}
