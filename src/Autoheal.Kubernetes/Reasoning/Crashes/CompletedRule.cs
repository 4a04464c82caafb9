using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Probes;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>A program that should run on ends with exit code 0, and is started again and again (CrashLoopBackOff).</summary>
internal sealed class CompletedRule : IDiagnosticRule
{
    public string Name => "container-completed";

    public IReadOnlyList<CauseDescription> Causes { get; } = [CrashCauses.Completed];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash))
        {
            if (evidence.First.Container is { Init: false, LastEnd: { ExitCode: 0, Reason: not "OOMKilled" } } container
                && evidence.Template.RestartPolicy == "Always" && !ProbeEvents.IsKilled(model, evidence.First))
            {
                yield return Describe(evidence, container);
            }
        }
    }

    private static Finding Describe(WorkloadEvidence evidence, ContainerStatus container)
    {
        var checks = new CheckList(evidence.Model);
        CrashChecks.AddSymptom(checks, evidence, 0.7);
        if (evidence.Spec is { Liveness: null, Startup: null })
        {
            checks.Supports(0.3, "no probe could have stopped it", checks.Declared(evidence.Declarer, "container.probes", "no liveness and no startup probe"));
        }

        CrashChecks.AddExit(checks, evidence, 0.3, "it ended without an error");
        RolloutChecks.AddChange(
            checks, evidence, 0.3, "template.command", change => change.Kind is TemplateChangeKind.Command or TemplateChangeKind.Image);
        RolloutChecks.AddRelease(checks, evidence, "end");
        return new Finding
        {
            Cause = CrashCauses.Completed.Code,
            Object = evidence.Target,
            Title = $"{evidence.Blamed.Name} ends by itself with exit code 0 again and again ({evidence.First.Reason})",
            Summary = $"Container {container.Name} of {evidence.Name} completes (exit code 0, {Counts.Of(container.RestartCount, "restart")}) though it should run on: "
                + "its command comes to an end, or misses what it needs.",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = evidence.Undo(),
        };
    }
}
