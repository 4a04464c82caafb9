using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>
/// Pods crash although nothing was rolled out and no configuration changed (taxonomy row 48): something in the one pod, or something that
/// this cluster does not show. One eviction is worth a try.
/// </summary>
internal sealed class CrashWithoutChangeRule : IDiagnosticRule
{
    private static readonly TimeSpan s_recent = TimeSpan.FromMinutes(30);

    public string Name => "crash-without-change";

    public IReadOnlyList<CauseCode> Causes { get; } = [CauseCodes.CrashWithoutChange];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var deployment in model.Deployments)
        {
            if (RolloutEvidence.Of(model, deployment, TroubleKind.Crash) is { } evidence)
            {
                yield return Describe(model, evidence);
            }
        }
    }

    private static Finding Describe(ClusterModel model, RolloutEvidence evidence)
    {
        var target = model.Reference(evidence.Deployment);
        var checks = new CheckList(model);
        CrashChecks.AddSymptom(checks, evidence, reliability: 0.4);
        AddRollout(checks, evidence);
        AddConfiguration(checks, model, evidence);
        AddSiblings(checks, model, evidence);
        return new Finding
        {
            Cause = CauseCodes.CrashWithoutChange,
            Object = target,
            Title = $"crash of {evidence.Deployment.Name} without a change",
            Summary = "Containers end with an error although neither a rollout nor a change of configuration came before.",
            Checks = checks.Checks,
            Explains = [target],
            Since = evidence.Began,
            Remedies = [Remedies.Evict(model.Reference(evidence.Troubles[0].Pod))],
        };
    }

    private static void AddRollout(CheckList checks, RolloutEvidence evidence)
    {
        var before = Durations.Text(evidence.Began - evidence.RolledOutAt);
        var fact = checks.Controlled(evidence.Current, "replicaset.created", $"{evidence.CurrentName}, {before} before", evidence.RolledOutAt);
        if (evidence is { BeganWithRollout: true, HasOlder: true })
        {
            checks.Refutes(0.85, $"{evidence.CurrentName} was rolled out {before} before the first crash", fact);
        }
        else
        {
            checks.Supports(0.5, $"{evidence.CurrentName} had been rolled out {before} before the first crash", fact);
        }
    }

    private static void AddConfiguration(CheckList checks, ClusterModel model, RolloutEvidence evidence)
    {
        var seen = true;
        foreach (var reference in evidence.Current.Template.References)
        {
            var found = reference.Kind == ConfigSourceKind.ConfigMap
                ? model.ConfigMaps.Find(evidence.Deployment.Namespace, reference.Name)
                : Lookup<ConfigMap>.NotObserved("Secrets are never read");
            if (found.Value is { } map && map.ContentChangedAt > evidence.Began - s_recent && map.ContentChangedAt <= evidence.Began)
            {
                checks.Refutes(
                    0.7,
                    $"{map} was changed {Durations.Text(evidence.Began - map.ContentChangedAt)} before the first crash",
                    checks.Controlled(map, "configmap.changed", "content changed", map.ContentChangedAt));
                return;
            }

            seen &= found.NotObservedReason is null;
        }

        if (seen)
        {
            checks.Supports(
                0.2,
                "no ConfigMap that it reads was changed shortly before",
                checks.Controlled(evidence.Deployment, "configuration.changed", "not shortly before"));
        }
        else
        {
            checks.NotObserved(0.2, "whether the configuration that it reads was changed");
        }
    }

    private static void AddSiblings(CheckList checks, ClusterModel model, RolloutEvidence evidence)
    {
        if (evidence.Current.ReadyReplicas > 0)
        {
            checks.Supports(
                0.4,
                $"serving: {Counts.Pods(evidence.Current.ReadyReplicas)} of the same revision",
                checks.Controlled(evidence.Current, "replicaset.ready", $"{evidence.Current.ReadyReplicas} of {model.PodsOf(evidence.Current).Count}"));
        }
    }
}
