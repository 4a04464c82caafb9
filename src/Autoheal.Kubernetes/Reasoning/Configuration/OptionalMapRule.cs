using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Crashes;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Configuration;

/// <summary>An optional ConfigMap is not there: the container starts without it, and a program that needs its settings ends (taxonomy row 39).</summary>
internal sealed class OptionalMapRule : IDiagnosticRule
{
    public string Name => "config-optional-missing";

    public IReadOnlyList<CauseDescription> Causes { get; } = [ConfigurationCauses.OptionalMapMissing];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash))
        {
            foreach (var reference in evidence.Template.References)
            {
                if (reference is { Kind: ConfigSourceKind.ConfigMap, Optional: true }
                    && !model.ConfigMaps.Find(evidence.Blamed.Namespace, reference.Name).IsFound)
                {
                    yield return Describe(evidence, reference);
                    break;
                }
            }
        }
    }

    private static Finding Describe(WorkloadEvidence evidence, ConfigReference reference)
    {
        var checks = new CheckList(evidence.Model);
        CrashChecks.AddSymptom(checks, evidence, 0.35);
        var found = evidence.Model.ConfigMaps.Find(evidence.Blamed.Namespace, reference.Name);
        if (found.IsAbsent)
        {
            checks.Supports(
                0.45,
                $"ConfigMap {reference.Name} does not exist",
                checks.Controlled(evidence.Blamed, "configmap.absent", reference.Name));
        }
        else
        {
            checks.NotObserved(0.45, $"whether ConfigMap {reference.Name} exists ({found.NotObservedReason})");
        }

        RolloutChecks.AddChange(checks, evidence, 0.15, "template.reference", change => change.NewReference == reference);
        if (ConfigChecks.FindOldMap(evidence, reference) is { } old)
        {
            CrashChecks.AddLogs(checks, evidence, old.Keys, $"a key of {old}");
        }

        return new Finding
        {
            Cause = ConfigurationCauses.OptionalMapMissing.Code,
            Object = evidence.Target,
            Title = $"ConfigMap {reference.Name} is missing",
            Summary = $"{evidence.Name} references ConfigMap {reference.Name}, which does not exist, as an optional one; "
                + $"container {evidence.First.Container!.Name} crashes ({CrashText.State(evidence.First)}).",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = ConfigChecks.Remedies(evidence),
        };
    }
}
