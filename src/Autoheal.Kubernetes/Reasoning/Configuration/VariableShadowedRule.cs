using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Crashes;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Configuration;

/// <summary>A variable is set twice, or set to nothing over what it had, and a program that needs its value ends (taxonomy row 54).</summary>
internal sealed class VariableShadowedRule : IDiagnosticRule
{
    public string Name => "config-variable-shadowed";

    public IReadOnlyList<CauseDescription> Causes { get; } = [ConfigurationCauses.VariableShadowed];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash))
        {
            if (evidence.Spec is { } spec && Find(evidence, spec) is (var variable, var how))
            {
                yield return Describe(evidence, spec, variable, how);
            }
        }
    }

    private static (EnvVariable Variable, string How)? Find(WorkloadEvidence evidence, ContainerSpec spec)
    {
        for (var i = spec.Env.Count - 1; i >= 0; i--)
        {
            var variable = spec.Env[i];
            if (spec.FindEnv(variable.Name) != variable || !IsNew(evidence, spec, variable))
            {
                continue;
            }

            for (var j = 0; j < i; j++)
            {
                if (spec.Env[j].Name == variable.Name && spec.Env[j].Digest != variable.Digest)
                {
                    return (variable, variable.IsEmpty ? "is set twice, and the empty value wins" : "is set twice, and the last value wins");
                }
            }

            if (variable.IsEmpty && OverridesSource(evidence, spec, variable.Name) is { } source)
            {
                return (variable, $"is set to nothing over the value from {source}");
            }

            if (variable.IsEmpty && evidence.FindChange(change => Is(change, spec, variable)) is not null)
            {
                return (variable, "is set to nothing");
            }
        }

        return null;
    }

    // What the revision that worked had alike cannot be it.
    private static bool IsNew(WorkloadEvidence evidence, ContainerSpec spec, EnvVariable variable) =>
        evidence.LastGood is not { } good || good.Template.FindContainer(spec.Name)?.FindEnv(variable.Name)?.Digest != variable.Digest;

    private static bool Is(TemplateChange change, ContainerSpec spec, EnvVariable variable) =>
        change.Kind is TemplateChangeKind.EnvChanged && change.Container == spec.Name && change.Name == variable.Name;

    private static ConfigReference? OverridesSource(WorkloadEvidence evidence, ContainerSpec spec, string name)
    {
        foreach (var source in spec.EnvFrom)
        {
            if (source.Kind == ConfigSourceKind.ConfigMap
                && evidence.Model.ConfigMaps.Find(evidence.Blamed.Namespace, source.Name).Value?.Keys.Contains(name) == true)
            {
                return source;
            }
        }

        return null;
    }

    private static Finding Describe(WorkloadEvidence evidence, ContainerSpec spec, EnvVariable variable, string how)
    {
        var checks = new CheckList(evidence.Model);
        CrashChecks.AddSymptom(checks, evidence, 0.45);
        checks.Supports(0.5, $"variable {variable.Name} {how}", checks.Declared(evidence.Declarer, "container.env", $"{variable.Name} {how}"));
        RolloutChecks.AddChange(checks, evidence, 0.3, "template.env", change => change.Container == spec.Name && change.Name == variable.Name);
        CrashChecks.AddLogs(checks, evidence, [variable.Name], "which the template shadows");
        RolloutChecks.AddRelease(checks, evidence, "crash");
        return new Finding
        {
            Cause = ConfigurationCauses.VariableShadowed.Code,
            Object = evidence.Target,
            Title = $"Environment variable {variable.Name} of container {spec.Name} {how}",
            Summary = $"In {evidence.Name}, variable {variable.Name} of container {spec.Name} {how}; the program ends "
                + $"({CrashText.State(evidence.First)}).",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = evidence.Undo(),
        };
    }
}
