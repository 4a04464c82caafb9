using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Probes;

/// <summary>
/// The kubelet restarts a container because its liveness probe fails (taxonomy rows 49 to 51): it asks the wrong port, protocol or path, or does not
/// wait for the program to start.
/// </summary>
internal sealed class LivenessRule : IDiagnosticRule
{
    public string Name => "probe-liveness";

    public IReadOnlyList<CauseDescription> Causes { get; } =
        [ProbeCauses.LivenessPort, ProbeCauses.LivenessProtocol, ProbeCauses.LivenessPath, ProbeCauses.LivenessEager, ProbeCauses.Liveness];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash))
        {
            if (KilledContainer.Of(evidence, ProbeRole.Liveness) is { } killed)
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
        RolloutChecks.AddRelease(checks, evidence, "restart");
        var asks = ProbeText.Of(failing.Probe);
        var (cause, title) = flaw switch
        {
            ProbeFlaw.Port => (ProbeCauses.LivenessPort, $"Liveness probe of {failing.Spec.Name} asks port {failing.Probe.Port}, on which nothing listens"),
            ProbeFlaw.Protocol => (ProbeCauses.LivenessProtocol, $"Liveness probe of {failing.Spec.Name} speaks the wrong protocol ({asks})"),
            ProbeFlaw.Path => (ProbeCauses.LivenessPath, $"Liveness probe of {failing.Spec.Name} asks a path that does not exist ({asks})"),
            ProbeFlaw.Eager => (ProbeCauses.LivenessEager, $"Liveness probe of {failing.Spec.Name} does not wait for the start ({Durations.Text(failing.Probe.Patience)})"),
            _ => (ProbeCauses.Liveness, $"Liveness probe of {failing.Spec.Name} fails; the kubelet restarts it"),
        };
        return new Finding
        {
            Cause = cause.Code,
            Object = evidence.Target,
            Title = title,
            Summary = $"The kubelet restarts container {failing.Spec.Name} of {evidence.Name} ({Counts.Of(killed.Container.RestartCount, "restart")}) because its liveness probe "
                + $"({asks}) fails: {ProbeText.Of(failing.Failure, failing.Event?.ProbeStatus ?? 0)}.",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = ProbeChecks.Remedies(evidence, failing),
        };
    }
}
