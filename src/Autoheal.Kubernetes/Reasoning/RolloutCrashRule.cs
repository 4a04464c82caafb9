using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>
/// Pods of a new revision crash while the revision before worked: the rollout is to blame (taxonomy row 47). Never decided by log text:
/// timing and the older revision carry it.
/// </summary>
internal sealed class RolloutCrashRule : IDiagnosticRule
{
    public string Name => "rollout-crash";

    public IReadOnlyList<CauseCode> Causes { get; } = [CauseCodes.RolloutCrash];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var deployment in model.Deployments)
        {
            if (RolloutEvidence.Of(model, deployment, TroubleKind.Crash) is { HasOlder: true } evidence)
            {
                yield return Describe(model, evidence);
            }
        }
    }

    private static Finding Describe(ClusterModel model, RolloutEvidence evidence)
    {
        var target = model.Reference(evidence.Deployment);
        var checks = new CheckList(model);
        CrashChecks.AddSymptom(checks, evidence, reliability: 0.35);
        evidence.AddTiming(checks, 0.6, "crash");
        evidence.AddOlderRevision(checks, 0.5);
        evidence.AddChanges(checks, 0.2);
        AddSiblings(checks, evidence);
        CrashChecks.AddLogs(checks, model, evidence);
        return new Finding
        {
            Cause = CauseCodes.RolloutCrash,
            Object = target,
            Title = $"bad configuration or code in {evidence.CurrentName}",
            Summary = $"Pods of {evidence.CurrentName} end with an error; "
                + (evidence.LastGood is null ? "no older revision is shown to have worked." : $"{evidence.LastGoodName} worked."),
            Checks = checks.Checks,
            Explains = [target],
            Since = evidence.RolledOutAt,
            Remedies = evidence.LastGood is { } good ? [Remedies.Undo(target, good)] : [],
        };
    }

    // Weak: a pod that started earlier may have got other settings from the same template.
    private static void AddSiblings(CheckList checks, RolloutEvidence evidence)
    {
        if (evidence.Current.ReadyReplicas > 0)
        {
            checks.Refutes(
                0.08,
                $"serving: {Counts.Pods(evidence.Current.ReadyReplicas)} of {evidence.CurrentName}",
                checks.Controlled(evidence.Current, "replicaset.ready", $"{evidence.Current.ReadyReplicas}"));
        }
    }
}
