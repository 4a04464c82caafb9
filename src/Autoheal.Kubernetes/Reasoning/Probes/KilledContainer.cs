using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Probes;

/// <summary>A container that the kubelet seems to have ended for a failed probe: it ended as one ends that is told to, or events say so.</summary>
internal sealed class KilledContainer
{
    private readonly ClusterEvent? _kill;

    private KilledContainer(ContainerStatus container, FailingProbe failing, ClusterEvent? kill)
    {
        Container = container;
        Failing = failing;
        _kill = kill;
    }

    public ContainerStatus Container { get; }

    public FailingProbe Failing { get; }

    /// <summary>Gets how long it ran before it was ended; null when that is not known.</summary>
    public TimeSpan? RanFor => Container.LastEnd is { FinishedAt: { } finished, StartedAt: { } started } ? finished - started : null;

    /// <summary>The container in trouble, when a probe of that role may have had it ended; null otherwise.</summary>
    public static KilledContainer? Of(WorkloadEvidence evidence, ProbeRole role)
    {
        if (evidence.First.Container is not { LastEnd: { } end } container || end.Reason == "OOMKilled"
            || FailingProbe.Of(evidence.Model, evidence.First.Pod, evidence.Spec, role) is not { } failing)
        {
            return null;
        }

        var kill = ProbeEvents.FindKill(evidence.Model, evidence.First, role);
        var isSignalled = end.ExitCode is 137 or 143 || (end.ExitCode == 0 && failing.Event is not null);
        return kill is null && !(isSignalled && (failing.Event is not null || failing.IsUndeclaredPort)) ? null : new KilledContainer(container, failing, kill);
    }

    public void AddChecks(CheckList checks, WorkloadEvidence evidence)
    {
        var end = Container.LastEnd!;
        var state = $"exit code {end.ExitCode}, {Counts.Of(Container.RestartCount, "restart")}";
        var fact = checks.Controlled(evidence.First.Pod, "container.terminated", state, evidence.First.Since);
        if (end.ExitCode is 0 or 137 or 143)
        {
            checks.Supports(
                end.ExitCode == 0 ? 0.45 : 0.6,
                $"container {Container.Name} is ended again and again: {state}; {Counts.Pods(evidence.Troubles.Count)}",
                fact);
        }
        else
        {
            checks.Refutes(0.5, $"container {Container.Name} ends as one that fails by itself: {state}", fact);
        }

        if (_kill is { } kill)
        {
            checks.Supports(
                0.8,
                $"the kubelet says that it ended the container for its {ProbeText.Of(Failing.Role)} probe ({Counts.Of(kill.Count, "time")})",
                checks.Untrusted(kill, "event.killing", $"failed {ProbeText.Of(Failing.Role)} probe", "event", kill.LastAt));
        }
    }
}
