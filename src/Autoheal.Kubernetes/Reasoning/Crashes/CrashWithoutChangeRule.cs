using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>
/// Pods crash although nothing was rolled out and no configuration changed (taxonomy row 48): something in the one pod, or something that
/// this cluster does not show. One eviction is worth a try.
/// </summary>
internal sealed class CrashWithoutChangeRule : IDiagnosticRule
{
    private static readonly TimeSpan s_settled = TimeSpan.FromMinutes(30);

    public string Name => "crash-without-change";

    public IReadOnlyList<CauseDescription> Causes { get; } = [CrashCauses.WithoutChange];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash))
        {
            yield return Describe(evidence);
        }
    }

    private static Finding Describe(WorkloadEvidence evidence)
    {
        var checks = new CheckList(evidence.Model);
        CrashChecks.AddSymptom(checks, evidence, reliability: 0.4);
        AddRollout(checks, evidence);
        RecentConfiguration.AddCheck(checks, evidence);
        AddSiblings(checks, evidence);
        var container = evidence.First.Container!;
        var says = CrashWords.Clause(evidence, container.Name);
        return new Finding
        {
            Cause = CrashCauses.WithoutChange.Code,
            Object = evidence.Target,
            Title = $"{evidence.Blamed.Name} crashes ({CrashText.State(evidence.First)}){(says is null ? ", no change seen before" : $": {says}")}",
            Summary = $"Container {container.Name} of {evidence.Name} ends again and again ({CrashText.State(evidence.First)}, "
                + $"{Counts.Of(container.RestartCount, "restart")}); neither a rollout nor a change of configuration is seen before.{(says is null ? "" : $" Its log says: {says}.")}",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Began,
            Remedies = evidence.Replace(),
        };
    }

    private static void AddRollout(CheckList checks, WorkloadEvidence evidence)
    {
        if (evidence.Rollout is not { } rollout)
        {
            AddAge(checks, evidence);
            return;
        }

        var before = Durations.Text(evidence.Began - rollout.At);
        var fact = checks.Controlled(rollout.Current, "revision.created", $"{rollout.Name}, {before} before", rollout.At);
        if (evidence.BeganWithRollout && rollout.HasOlder)
        {
            checks.Refutes(0.85, $"{rollout.Name} was rolled out {before} before the first crash", fact);
        }
        else
        {
            checks.Supports(0.5, $"{rollout.Name} had been rolled out {before} before the first crash", fact);
        }
    }

    // A pod never changes its template: one that ran before it crashed was not broken by its making.
    private static void AddAge(CheckList checks, WorkloadEvidence evidence)
    {
        var created = evidence.First.Pod.Metadata.CreatedAt;
        if (created != default && evidence.Began - created >= s_settled)
        {
            var ran = Durations.Text(evidence.Began - created);
            checks.Supports(0.4, $"the pod was {ran} old before the first crash", checks.Controlled(evidence.First.Pod, "pod.created", ran, created));
        }
        else
        {
            checks.NotObserved(0.5, "when it was rolled out");
        }
    }

    private static void AddSiblings(CheckList checks, WorkloadEvidence evidence)
    {
        if (evidence.Rollout is { Serving: > 0 } rollout)
        {
            checks.Supports(
                0.4,
                $"serving: {Counts.Pods(rollout.Serving)} of the same revision",
                checks.Controlled(rollout.Current, "revision.ready", $"{rollout.Serving}"));
        }
    }
}
