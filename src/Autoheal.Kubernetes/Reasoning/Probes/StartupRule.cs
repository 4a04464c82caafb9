using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Probes;

/// <summary>The kubelet restarts a container because its startup probe gives up (taxonomy row 43): a slow start, or a probe that asks wrongly.</summary>
internal sealed class StartupRule : IDiagnosticRule
{
    public string Name => "probe-startup";

    public IReadOnlyList<CauseDescription> Causes { get; } = [ProbeCauses.StartupShort, ProbeCauses.StartupWrong];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash))
        {
            if (KilledContainer.Of(evidence, ProbeRole.Startup) is { } killed)
            {
                yield return Describe(evidence, killed);
            }
        }
    }

    private static Finding Describe(WorkloadEvidence evidence, KilledContainer killed)
    {
        var failing = killed.Failing;
        var flaw = failing.Flaw(killed.RanFor);
        var checks = new CheckList(evidence.Model);
        killed.AddChecks(checks, evidence);
        ProbeChecks.AddEvent(checks, failing, 0.7);
        ProbeChecks.AddFlaw(checks, evidence, failing, flaw);
        AddStarted(checks, evidence, killed);
        RolloutChecks.AddRelease(checks, evidence, "restart");
        var (asks, patience) = (ProbeText.Of(failing.Probe), Durations.Text(failing.Probe.Patience));
        var isWrong = flaw is ProbeFlaw.Port or ProbeFlaw.Protocol or ProbeFlaw.Path;
        return new Finding
        {
            Cause = (isWrong ? ProbeCauses.StartupWrong : ProbeCauses.StartupShort).Code,
            Object = evidence.Target,
            Title = isWrong
                ? $"Startup probe of {failing.Spec.Name} asks the wrong {(flaw == ProbeFlaw.Port ? "port" : flaw == ProbeFlaw.Path ? "path" : "protocol")} ({asks})"
                : $"Startup probe of {failing.Spec.Name} gives up after {patience}, before the program has started",
            Summary = $"The kubelet restarts container {failing.Spec.Name} of {evidence.Name} ({Counts.Of(killed.Container.RestartCount, "restart")}) because its startup probe "
                + $"({asks}, {patience}) fails: {ProbeText.Of(failing.Failure, failing.Event?.ProbeStatus ?? 0)}.",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = ProbeChecks.Remedies(evidence, failing),
        };
    }

    private static void AddStarted(CheckList checks, WorkloadEvidence evidence, KilledContainer killed)
    {
        if (killed.Container.Started == true)
        {
            checks.Refutes(0.4, "its startup probe has succeeded", checks.Controlled(evidence.First.Pod, "container.started", "true"));
        }
        else if (killed.Container.Started == false)
        {
            checks.Supports(0.3, "its startup probe has not succeeded", checks.Controlled(evidence.First.Pod, "container.started", "false"));
        }
    }
}
