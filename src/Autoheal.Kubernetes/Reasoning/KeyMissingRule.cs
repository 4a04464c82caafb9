using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>
/// A ConfigMap is there but lacks a key (taxonomy rows 39 and 54): either the template asks for the key by name and the container is not
/// started, or the whole ConfigMap becomes the environment and the program ends for want of a setting that the one before had.
/// </summary>
internal sealed class KeyMissingRule : IDiagnosticRule
{
    public string Name => "configmap-key-missing";

    public IReadOnlyList<CauseCode> Causes { get; } = [CauseCodes.KeyMissing];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var deployment in model.Deployments)
        {
            if (RolloutEvidence.Of(model, deployment, TroubleKind.Config) is { } waiting && FindNamed(model, waiting) is { } named)
            {
                yield return DescribeNamed(model, waiting, named);
            }

            if (RolloutEvidence.Of(model, deployment, TroubleKind.Crash) is { } crashing && LostKeys.Find(model, crashing) is { } lost)
            {
                yield return DescribeLost(model, crashing, lost);
            }
        }
    }

    private static ConfigReference? FindNamed(ClusterModel model, RolloutEvidence evidence)
    {
        foreach (var reference in evidence.Current.Template.References)
        {
            if (reference is { Kind: ConfigSourceKind.ConfigMap, Optional: false, Key.Length: > 0 }
                && model.ConfigMaps.Find(evidence.Deployment.Namespace, reference.Name).Value is { } map
                && !map.Keys.Contains(reference.Key))
            {
                return reference;
            }
        }

        return null;
    }

    private static Finding DescribeNamed(ClusterModel model, RolloutEvidence evidence, ConfigReference reference)
    {
        var checks = new CheckList(model);
        var map = model.ConfigMaps.Find(evidence.Deployment.Namespace, reference.Name).Value!;
        ConfigChecks.AddSymptom(checks, evidence, 0.5);
        checks.Supports(0.8, $"ConfigMap {map.Name} has no key {reference.Key}", checks.Controlled(map, "configmap.key.absent", reference.Key));
        ConfigChecks.AddKubeletWords(checks, evidence, reference.Name, reference.Key);
        ConfigChecks.AddReferenceChange(checks, evidence, reference);
        return Make(model, evidence, checks, reference.Key, map.Name);
    }

    private static Finding DescribeLost(ClusterModel model, RolloutEvidence evidence, LostKeys lost)
    {
        var checks = new CheckList(model);
        CrashChecks.AddSymptom(checks, evidence, 0.35);
        evidence.AddTiming(checks, 0.4, "crash");
        checks.Supports(
            0.5,
            $"ConfigMap {lost.New.Name} lacks {lost.Text}, which ConfigMap {lost.Old.Name} of {evidence.LastGoodName} has",
            checks.Declared(lost.New, "configmap.keys.lost", lost.Text, evidence.RolledOutAt));
        CrashChecks.AddLogs(checks, model, evidence, lost.Keys, $"a key of {lost.Old}");
        return Make(model, evidence, checks, lost.Text, lost.New.Name);
    }

    private static Finding Make(ClusterModel model, RolloutEvidence evidence, CheckList checks, string key, string map)
    {
        var target = model.Reference(evidence.Deployment);
        return new Finding
        {
            Cause = CauseCodes.KeyMissing,
            Object = target,
            Title = $"ConfigMap {map} lacks {key}",
            Summary = $"{evidence.CurrentName} takes settings from ConfigMap {map}, which has no key {key}.",
            Checks = checks.Checks,
            Explains = [target],
            Since = evidence.RolledOutAt,
            Remedies = ConfigChecks.Remedies(model, target, evidence),
        };
    }
}
