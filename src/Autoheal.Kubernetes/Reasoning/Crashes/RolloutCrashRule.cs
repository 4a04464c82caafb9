using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>
/// Pods of a new revision crash while the revision before worked: the rollout is to blame (taxonomy row 47). Never decided by log text:
/// timing and the older revision carry it.
/// </summary>
internal sealed class RolloutCrashRule : IDiagnosticRule
{
    public string Name => "rollout-crash";

    public IReadOnlyList<CauseDescription> Causes { get; } = [CrashCauses.AfterRollout];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash))
        {
            if (evidence.Rollout is { HasOlder: true } rollout)
            {
                yield return Describe(evidence, rollout);
            }
        }
    }

    private static Finding Describe(WorkloadEvidence evidence, RolloutRecord rollout)
    {
        var checks = new CheckList(evidence.Model);
        CrashChecks.AddSymptom(checks, evidence, reliability: 0.35);
        RolloutChecks.AddTiming(checks, evidence, 0.6, "crash");
        RolloutChecks.AddOlderRevision(checks, evidence, 0.5);
        RolloutChecks.AddChanges(checks, evidence, 0.2);
        AddSiblings(checks, rollout);
        CrashChecks.AddLogs(checks, evidence);
        return new Finding
        {
            Cause = CrashCauses.AfterRollout.Code,
            Object = evidence.Target,
            Title = Title(evidence, rollout),
            Summary = $"Container {evidence.First.Container!.Name} of {rollout.Name} crashes ({CrashText.State(evidence.First)}); "
                + (evidence.LastGood is { } good ? $"{good.Name} worked.{Changed(evidence)}" : "no older revision is shown to have worked.")
                + CrashWords.Sentence(evidence, evidence.First.Container.Name),
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = rollout.At,
            Remedies = evidence.MayUndo ? [Remedies.Undo(evidence.Target, evidence.LastGood!.Number)] : [],
        };
    }

    private static string Title(WorkloadEvidence evidence, RolloutRecord rollout) =>
        $"{evidence.Blamed.Name} crashes since {rollout.Name}: {ChangeText.Of(evidence.Changes) ?? "bad configuration or code"}";

    private static string Changed(WorkloadEvidence evidence) =>
        evidence.Changes.Count == 0 ? "" : $" Changed: {string.Join(", ", evidence.Changes.Take(3))}.";

    // Weak: a pod that started earlier may have got other settings from the same template.
    private static void AddSiblings(CheckList checks, RolloutRecord rollout)
    {
        if (rollout.Serving > 0)
        {
            checks.Refutes(
                0.08,
                $"serving: {Counts.Pods(rollout.Serving)} of {rollout.Name}",
                checks.Controlled(rollout.Current, "revision.ready", $"{rollout.Serving}"));
        }
    }
}
