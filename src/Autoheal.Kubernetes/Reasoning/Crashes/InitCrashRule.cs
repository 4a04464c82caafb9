using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>An init container fails again and again, so that the pod's own containers never start (taxonomy row 42).</summary>
internal sealed class InitCrashRule : IDiagnosticRule
{
    public string Name => "init-crash";

    public IReadOnlyList<CauseDescription> Causes { get; } = [CrashCauses.InitCrash];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash))
        {
            if (evidence.First.Container is { Init: true } container && evidence.Spec is not { Sidecar: true })
            {
                yield return Describe(evidence, container);
            }
        }
    }

    private static Finding Describe(WorkloadEvidence evidence, ContainerStatus container)
    {
        var checks = new CheckList(evidence.Model);
        CrashChecks.AddSymptom(checks, evidence, 0.75);
        checks.Supports(0.3, $"{container.Name} is an init container", checks.Declared(evidence.Declarer, "template.init-containers", container.Name));
        RolloutChecks.AddChange(
            checks, evidence, 0.4, "template.init-container", change => change.Container == container.Name);
        RolloutChecks.AddRelease(checks, evidence, "crash");
        return new Finding
        {
            Cause = CrashCauses.InitCrash.Code,
            Object = evidence.Target,
            Title = $"Init container {container.Name} of {evidence.Blamed.Name} fails ({CrashText.State(evidence.First)})",
            Summary = $"Init container {container.Name} of {evidence.Name} ends with exit code {container.LastEnd?.ExitCode ?? 0} again and again "
                + $"({Counts.Of(container.RestartCount, "restart")}), so the pod never starts; image {evidence.Spec?.Image ?? "unknown"}.{CrashWords.Sentence(evidence, container.Name)}",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = evidence.Undo(),
        };
    }
}
