using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>The program of a Job has done its work, and another container of its pod runs on, so that the Job never ends (taxonomy row 89).</summary>
internal sealed class JobSidecarRule : IDiagnosticRule
{
    public string Name => "job-sidecar";

    public IReadOnlyList<CauseDescription> Causes { get; } = [JobCauses.Sidecar];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var unending in UnendingPod.Find(model))
        {
            yield return Describe(model, unending);
        }
    }

    private static Finding Describe(ClusterModel model, UnendingPod unending)
    {
        var (pod, blamed, done, running) = (unending.Pod, unending.Blamed, unending.Done, unending.Running);
        var checks = new CheckList(model);
        var ended = done.Current.FinishedAt!.Value;
        checks.Supports(
            0.6,
            $"container {done.Name} ended with exit code 0, {Durations.Text(model.At - ended)} ago",
            checks.Controlled(pod, "container.terminated", $"{done.Name}: exit 0", ended));
        checks.Supports(0.6, $"container {running.Name} still runs", checks.Controlled(pod, "container.running", running.Name, running.Current.StartedAt));
        if (blamed is Job { Finished: false } job)
        {
            checks.Supports(0.3, "the Job is active", checks.Controlled(job, "job.active", $"{job.Active}"));
        }

        return new Finding
        {
            Cause = JobCauses.Sidecar.Code,
            Object = model.Reference(blamed),
            Title = $"Sidecar {running.Name} keeps {blamed.Resource.Kind} {blamed.Name} running after {done.Name} has finished",
            Summary = $"Container {done.Name} of pod {pod.Name} completed with exit code 0 {Durations.Text(model.At - ended)} ago, but container {running.Name} runs on, so {blamed.Resource.Kind} {blamed.Name} does not complete.",
            Checks = checks.Checks,
            Explains = model.WorkloadOf(pod) is CronJob cronJob
                ? [model.Reference(blamed), model.Reference(pod), model.Reference(cronJob)]
                : [model.Reference(blamed), model.Reference(pod)],
            Since = ended,
        };
    }
}
