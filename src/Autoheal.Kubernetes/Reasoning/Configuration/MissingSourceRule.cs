using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Configuration;

/// <summary>
/// A container is not started, or a volume not mounted, because a ConfigMap, Secret or key that the template names does not exist (taxonomy rows 39
/// and 40).
/// </summary>
internal sealed class MissingSourceRule : IDiagnosticRule
{
    public string Name => "config-source-missing";

    public IReadOnlyList<CauseDescription> Causes { get; } =
        [ConfigurationCauses.ConfigMapMissing, ConfigurationCauses.KeyMissing, ConfigurationCauses.SecretMissing, ConfigurationCauses.SecretKeyMissing];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            return [];
        }

        // One object that many miss is one finding.
        var findings = new List<Finding>();
        var ofSource = new Dictionary<(CauseCode Cause, string Namespace, string Name, string Key), int>();
        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Config, TroubleKind.NotStarted))
        {
            if (MissingSource.Find(evidence) is not { } missing)
            {
                continue;
            }

            var finding = Describe(evidence, missing);
            var key = (finding.Cause, evidence.Blamed.Namespace, missing.Reference.Name, missing.IsKey ? missing.Reference.Key : "");
            if (ofSource.TryGetValue(key, out var at))
            {
                findings[at] = Join(findings[at], finding, Reference(model, evidence.Blamed.Namespace, missing));
            }
            else
            {
                ofSource[key] = findings.Count;
                findings.Add(finding);
            }
        }

        return findings;
    }

    private static Finding Join(Finding one, Finding other, ResourceRef source) => one with
    {
        Object = source,
        Explains = [.. one.Explains, .. other.Explains],
        Remedies = [],
    };

    private static ResourceRef Reference(ClusterModel model, string @namespace, MissingSource missing)
    {
        var resource = missing.Reference.Kind == ConfigSourceKind.ConfigMap ? KubernetesResources.ConfigMaps : KubernetesResources.Secrets;
        return resource.Reference(model.ClusterId, @namespace, missing.Reference.Name, "");
    }

    private static Finding Describe(WorkloadEvidence evidence, MissingSource missing)
    {
        var reference = missing.Reference;
        var checks = new CheckList(evidence.Model);
        ConfigChecks.AddSymptom(checks, evidence, 0.55);
        AddAbsence(checks, evidence, missing);
        ConfigChecks.AddKubeletWords(checks, missing);
        if (evidence.FindChange(change => change.NewReference == reference) is null)
        {
            checks.Supports(0.4, $"the template needs {reference}", checks.Declared(evidence.Declarer, "template.reference", reference.ToString()));
        }

        RolloutChecks.AddChange(checks, evidence, 0.45, "template.reference", change => change.NewReference == reference);
        var how = reference.Container.Length == 0 ? $"mounts it as volume {reference.Taker}"
            : reference.Taker.Length == 0 ? $"takes the environment of container {reference.Container} from it"
            : $"sets variable {reference.Taker} of container {reference.Container} from it";
        return new Finding
        {
            Cause = CauseOf(missing).Code,
            Object = evidence.Target,
            Title = missing.IsKey ? $"{missing.ObjectText} lacks key {reference.Key}" : $"{missing.ObjectText} is missing",
            Summary = (missing.IsKey ? $"{missing.ObjectText} has no key {reference.Key}" : $"{missing.ObjectText} does not exist")
                + $"; {evidence.Name} of {evidence.Blamed.Name} {how}, so the pod cannot start ({evidence.First.Reason}).",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = ConfigChecks.Remedies(evidence),
        };
    }

    private static CauseDescription CauseOf(MissingSource missing) => (missing.Reference.Kind, missing.IsKey) switch
    {
        (ConfigSourceKind.ConfigMap, false) => ConfigurationCauses.ConfigMapMissing,
        (ConfigSourceKind.ConfigMap, true) => ConfigurationCauses.KeyMissing,
        (_, false) => ConfigurationCauses.SecretMissing,
        _ => ConfigurationCauses.SecretKeyMissing,
    };

    private static void AddAbsence(CheckList checks, WorkloadEvidence evidence, MissingSource missing)
    {
        var reference = missing.Reference;
        if (!missing.IsAbsent)
        {
            checks.NotObserved(0.8, $"whether {missing.ObjectText} exists ({missing.WhyUnknown})");
        }
        else if (missing.IsKey && evidence.Model.ConfigMaps.Find(evidence.Blamed.Namespace, reference.Name).Value is { } map)
        {
            checks.Supports(
                0.8, $"{missing.ObjectText} has no key {reference.Key}", checks.Controlled(map, "configmap.key.absent", reference.Key));
        }
        else
        {
            checks.Supports(
                0.8,
                $"{missing.ObjectText} does not exist",
                checks.Controlled(evidence.Blamed, $"{reference.Kind}.absent".ToLowerInvariant(), reference.Name));
        }
    }
}
