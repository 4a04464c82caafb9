using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>
/// A Job has failed for good, is about to, or ran out of time (taxonomy row 87). A failed run of a CronJob is past when a later one succeeded.
/// </summary>
internal sealed class JobFailedRule : IDiagnosticRule
{
    private const string Idempotent = "autoheal.dev/idempotent";

    public string Name => "job-failed";

    public IReadOnlyList<CauseDescription> Causes { get; } = [JobCauses.Failed, JobCauses.Deadline];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Jobs.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var job in model.Jobs)
        {
            if (FailingJob.Of(model, job, context.Scope) is { } failing)
            {
                yield return Describe(model, failing);
            }
        }
    }

    private static Finding Describe(ClusterModel model, FailingJob failing)
    {
        var job = failing.Job;
        var checks = new CheckList(model);
        AddStatus(checks, failing);
        if (failing.LastEnd is { } end)
        {
            checks.Supports(
                0.3, $"container {end.Container} ended: {end.Text}", checks.Controlled(end.Pod, "container.terminated", end.Text, end.State.FinishedAt));
        }

        if (failing.IsOld)
        {
            checks.Refutes(0.5, "it failed more than a day ago, and nobody asks for it", checks.Controlled(job, "job.failed.at", $"{job.Failure?.ChangedAt:yyyy-MM-dd}"));
        }

        var target = model.Reference(job);
        var (title, summary) = Words(failing);
        return new Finding
        {
            Cause = (failing.IsDeadline ? JobCauses.Deadline : JobCauses.Failed).Code,
            Object = target,
            Title = title,
            Summary = summary,
            Checks = checks.Checks,
            Explains = [target, .. failing.Owner is { } owner ? [model.Reference(owner)] : Array.Empty<ResourceRef>(), .. model.PodsOf(job).Select(model.Reference)],
            Since = job.Failure?.ChangedAt ?? job.StartedAt,
            Remedies = job.Failure is not null && job.Metadata.AnnotationKeys.Contains(Idempotent)
                ? [new ActionProposal { Action = ActionNames.RerunJob, Target = target }]
                : [],
        };
    }

    private static void AddStatus(CheckList checks, FailingJob failing)
    {
        var job = failing.Job;
        if (job.Failure is { } failure)
        {
            checks.Supports(0.85, $"the Job has failed: {failure.Reason}", checks.Controlled(job, "job.condition", $"Failed: {failure.Reason}", failure.ChangedAt));
            if (failing.IsDeadline && job.ActiveDeadlineSeconds is { } deadline)
            {
                checks.Supports(0.3, $"it may run for {deadline} s", checks.Declared(job, "spec.activeDeadlineSeconds", $"{deadline}"));
            }
        }
        else
        {
            checks.Supports(0.7, $"{Counts.Pods(job.Failed)} of it failed, none succeeded", checks.Controlled(job, "job.failed", $"{job.Failed}"));
        }
    }

    private static (string Title, string Summary) Words(FailingJob failing)
    {
        var job = failing.Job;
        var of = failing.Owner is { } owner ? $" of CronJob {owner.Name}" : "";
        if (failing.IsDeadline)
        {
            var limit = job.ActiveDeadlineSeconds is { } seconds ? $" of {seconds} s" : "";
            return (
                $"Job {job.Name} ran longer than its activeDeadlineSeconds{limit} (DeadlineExceeded)",
                $"Job {job.Name}{of} was stopped because it ran longer than its activeDeadlineSeconds{limit}: DeadlineExceeded.");
        }

        var how = failing.LastEnd is { } end ? $"; container {end.Container} ended with {end.Text}" : "";
        return job.Failure is { } failure
            ? ($"Job {job.Name} has failed: {failure.Reason}{how}",
                $"Job {job.Name}{of} gave up after {Counts.Of(job.Failed, "failure")} ({failure.Reason}, backoffLimit {job.BackoffLimit}){how}{failing.LogWords}.")
            : ($"Job {job.Name} fails again and again ({job.Failed} of {job.BackoffLimit + 1} tries){how}",
                $"{Counts.Pods(job.Failed)} of Job {job.Name}{of} failed and none succeeded; it gives up after {job.BackoffLimit + 1}{how}{failing.LogWords}.");
    }
}
