using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Crashes;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Probes;

/// <summary>A pod runs and is not ready because a readiness probe fails (taxonomy row 52): it asks wrongly, or the program says no.</summary>
internal sealed class ReadinessRule : IDiagnosticRule
{
    public string Name => "probe-readiness";

    public IReadOnlyList<CauseDescription> Causes { get; } =
        [ProbeCauses.ReadinessPort, ProbeCauses.ReadinessProtocol, ProbeCauses.ReadinessPath, ProbeCauses.Readiness];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.NotReady))
        {
            if (FindFailing(evidence) is { } failing)
            {
                yield return Describe(evidence, failing);
            }
        }
    }

    private static FailingProbe? FindFailing(WorkloadEvidence evidence)
    {
        var pod = evidence.First.Pod;
        foreach (var container in pod.Containers)
        {
            if (!container.Init && container is { Ready: false, Current.Phase: ContainerPhase.Running })
            {
                var spec = pod.Template.FindContainer(container.Name);
                spec = spec?.Readiness is null ? evidence.Template.FindContainer(container.Name) ?? spec : spec;
                if (FailingProbe.Of(evidence.Model, pod, spec, ProbeRole.Readiness) is { } failing)
                {
                    return failing;
                }
            }
        }

        return null;
    }

    private static Finding Describe(WorkloadEvidence evidence, FailingProbe failing)
    {
        var flaw = failing.Flaw(null);
        var checks = new CheckList(evidence.Model);
        checks.Supports(
            0.6,
            $"container {failing.Spec.Name} runs and is not ready; {Counts.Pods(evidence.Troubles.Count)}",
            checks.Controlled(evidence.First.Pod, "container.ready", "false", evidence.First.Since));
        ProbeChecks.AddEvent(checks, failing, 0.7);
        ProbeChecks.AddFlaw(checks, evidence, failing, flaw);
        RolloutChecks.AddRelease(checks, evidence, "failure");
        var asks = ProbeText.Of(failing.Probe);
        var says = flaw is ProbeFlaw.Port or ProbeFlaw.Protocol or ProbeFlaw.Path ? null : CrashWords.Clause(evidence, failing.Spec.Name);
        var (cause, title) = flaw switch
        {
            ProbeFlaw.Port => (ProbeCauses.ReadinessPort, $"Readiness probe of {failing.Spec.Name} asks port {failing.Probe.Port}, on which nothing listens"),
            ProbeFlaw.Protocol => (ProbeCauses.ReadinessProtocol, $"Readiness probe of {failing.Spec.Name} speaks the wrong protocol ({asks})"),
            ProbeFlaw.Path => (ProbeCauses.ReadinessPath, $"Readiness probe of {failing.Spec.Name} asks a path that does not exist ({asks})"),
            _ => (ProbeCauses.Readiness, $"{evidence.Blamed.Name} is not ready: readiness probe of container {failing.Spec.Name} fails{(says is null ? "" : $"; its log: {says}")}"),
        };
        return new Finding
        {
            Cause = cause.Code,
            Object = evidence.Target,
            Title = title,
            Summary = $"Container {failing.Spec.Name} of {evidence.Name} runs but gets no traffic: its readiness probe ({asks}) fails: "
                + $"{ProbeText.Of(failing.Failure, failing.Event?.ProbeStatus ?? 0)}.",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = ProbeChecks.Remedies(evidence, failing),
        };
    }
}
