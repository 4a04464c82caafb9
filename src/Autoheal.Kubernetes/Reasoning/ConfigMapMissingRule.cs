using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>A pod cannot start because a ConfigMap that it references does not exist (taxonomy row 39).</summary>
internal sealed class ConfigMapMissingRule : IDiagnosticRule
{
    public string Name => "configmap-missing";

    public IReadOnlyList<CauseCode> Causes { get; } = [CauseCodes.ConfigMapMissing];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var deployment in model.Deployments)
        {
            if (RolloutEvidence.Of(model, deployment, TroubleKind.Config, TroubleKind.NotStarted) is { } waiting
                && FindUnfound(model, waiting, optional: false) is { } reference)
            {
                yield return Describe(model, waiting, reference);
            }

            if (RolloutEvidence.Of(model, deployment, TroubleKind.Crash) is { } crashing
                && FindUnfound(model, crashing, optional: true) is { } optional)
            {
                yield return DescribeOptional(model, crashing, optional);
            }
        }
    }

    private static ConfigReference? FindUnfound(ClusterModel model, RolloutEvidence evidence, bool optional)
    {
        foreach (var reference in evidence.Current.Template.References)
        {
            if (reference.Kind == ConfigSourceKind.ConfigMap && reference.Optional == optional
                && !model.ConfigMaps.Find(evidence.Deployment.Namespace, reference.Name).IsFound)
            {
                return reference;
            }
        }

        return null;
    }

    private static Finding Describe(ClusterModel model, RolloutEvidence evidence, ConfigReference reference)
    {
        var checks = new CheckList(model);
        ConfigChecks.AddSymptom(checks, evidence, 0.5);
        AddAbsence(checks, model, evidence, reference, 0.8);
        ConfigChecks.AddKubeletWords(checks, evidence, reference.Name, "");
        ConfigChecks.AddReferenceChange(checks, evidence, reference);
        return Make(model, evidence, checks, reference, "which does not exist");
    }

    /// <summary>An optional ConfigMap lets the container start without it; a program that needs its settings then ends.</summary>
    private static Finding DescribeOptional(ClusterModel model, RolloutEvidence evidence, ConfigReference reference)
    {
        var checks = new CheckList(model);
        CrashChecks.AddSymptom(checks, evidence, 0.35);
        AddAbsence(checks, model, evidence, reference, 0.45);
        ConfigChecks.AddReferenceChange(checks, evidence, reference);
        if (ConfigChecks.FindOldMap(model, evidence, reference) is { } old)
        {
            CrashChecks.AddLogs(checks, model, evidence, old.Keys, $"a key of {old}");
        }

        return Make(model, evidence, checks, reference, "which does not exist, as an optional one");
    }

    private static void AddAbsence(
        CheckList checks, ClusterModel model, RolloutEvidence evidence, ConfigReference reference, double reliability)
    {
        var found = model.ConfigMaps.Find(evidence.Deployment.Namespace, reference.Name);
        if (found.IsAbsent)
        {
            checks.Supports(
                reliability,
                $"ConfigMap {reference.Name} does not exist",
                checks.Controlled(evidence.Deployment, "configmap.absent", reference.Name));
        }
        else
        {
            checks.NotObserved(reliability, $"whether ConfigMap {reference.Name} exists ({found.NotObservedReason})");
        }
    }

    private static Finding Make(
        ClusterModel model, RolloutEvidence evidence, CheckList checks, ConfigReference reference, string how)
    {
        var target = model.Reference(evidence.Deployment);
        return new Finding
        {
            Cause = CauseCodes.ConfigMapMissing,
            Object = target,
            Title = $"ConfigMap {reference.Name} is missing",
            Summary = $"{evidence.CurrentName} references ConfigMap {reference.Name}, {how}.",
            Checks = checks.Checks,
            Explains = [target],
            Since = evidence.BeganWithRollout ? evidence.RolledOutAt : evidence.Began,
            Remedies = ConfigChecks.Remedies(model, target, evidence),
        };
    }
}
