using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Crashes;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Configuration;

/// <summary>
/// A whole ConfigMap becomes the environment, and the program ends for want of a setting that the ConfigMap of the revision before had (taxonomy rows 39
/// and 54).
/// </summary>
internal sealed class LostKeysRule : IDiagnosticRule
{
    public string Name => "config-keys-lost";

    public IReadOnlyList<CauseDescription> Causes { get; } = [ConfigurationCauses.KeyMissing];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash))
        {
            if (LostKeys.Find(evidence) is { } lost)
            {
                yield return Describe(evidence, lost);
            }
        }
    }

    private static Finding Describe(WorkloadEvidence evidence, LostKeys lost)
    {
        var checks = new CheckList(evidence.Model);
        CrashChecks.AddSymptom(checks, evidence, 0.35);
        RolloutChecks.AddTiming(checks, evidence, 0.4, "crash");
        checks.Supports(
            0.5,
            $"ConfigMap {lost.New.Name} lacks {lost.Text}, which ConfigMap {lost.Old.Name} of {evidence.LastGood!.Name} has",
            checks.Declared(lost.New, "configmap.keys.lost", lost.Text, evidence.Since));
        CrashChecks.AddLogs(checks, evidence, lost.Keys, $"a key of {lost.Old}");
        return new Finding
        {
            Cause = ConfigurationCauses.KeyMissing.Code,
            Object = evidence.Target,
            Title = $"ConfigMap {lost.New.Name} lacks {lost.Text}",
            Summary = $"{evidence.Name} takes settings from ConfigMap {lost.New.Name}, which has no key {lost.Text}; "
                + $"container {evidence.First.Container!.Name} crashes ({CrashText.State(evidence.First)}).",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = ConfigChecks.Remedies(evidence),
        };
    }
}
