using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>A pod that was to run once failed, and the Job behind it was not seen (taxonomy row 87).</summary>
internal sealed class PodFailedRule : IDiagnosticRule
{
    public string Name => "pod-failed";

    public IReadOnlyList<CauseDescription> Causes { get; } = [JobCauses.PodFailed];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var end in FailedPods.Find(model))
        {
            yield return Describe(model, end);
        }
    }

    private static Finding Describe(ClusterModel model, JobEnd end)
    {
        var pod = end.Pod;
        var checks = new CheckList(model);
        checks.Supports(0.5, $"pod {pod.Name} is Failed", checks.Controlled(pod, "pod.phase", pod.Phase, end.State.FinishedAt));
        checks.Supports(
            0.5, $"container {end.Container} ended: {end.Text}", checks.Controlled(pod, "container.terminated", $"{end.Container}: {end.Text}", end.State.FinishedAt));
        var job = pod.Metadata.Controller is { Kind: "Job" } controller ? $" of Job {controller.Name}" : "";
        var log = FailingJob.WordsOfLog(model, end);
        var image = pod.Template.FindContainer(end.Container)?.Image ?? "";
        return new Finding
        {
            Cause = JobCauses.PodFailed.Code,
            Object = model.Reference(pod),
            Title = $"Pod {pod.Name}{job} failed: container {end.Container} ended with {end.Text}",
            Summary = $"Pod {pod.Name}{job} ran to its end and failed: container {end.Container}{(image.Length > 0 ? $" (image {image})" : "")} ended with {end.Text}{log}.",
            Checks = checks.Checks,
            Explains = [model.Reference(pod)],
            Since = end.State.FinishedAt,
        };
    }
}
