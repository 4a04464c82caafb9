using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Network;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>An init container runs and runs, so that the pod never starts (taxonomy row 41). It may only be slow: the longer, the surer.</summary>
internal sealed class InitHangRule : IDiagnosticRule
{
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(5);

    public string Name => "init-hang";

    public IReadOnlyList<CauseDescription> Causes { get; } = [CrashCauses.InitHang];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.NotStarted))
        {
            if (evidence.First.Container is null && Hanging(evidence.First.Pod) is { } container)
            {
                yield return Describe(evidence, container);
            }
        }
    }

    private static ContainerStatus? Hanging(Pod pod)
    {
        foreach (var container in pod.Containers)
        {
            // A sidecar is meant to run on; the next init container starts beside it.
            if (container is { Init: true, Current.Phase: ContainerPhase.Running } && pod.Template.FindContainer(container.Name) is not { Sidecar: true })
            {
                return container;
            }
        }

        return null;
    }

    private static Finding Describe(WorkloadEvidence evidence, ContainerStatus container)
    {
        var pod = evidence.First.Pod;
        var since = container.Current.StartedAt ?? evidence.First.Since;
        var time = Durations.Text(evidence.Model.At - since);
        var isKnown = container.Current.StartedAt is not null;
        var checks = new CheckList(evidence.Model);
        checks.Supports(
            !isKnown || evidence.Model.At - since < s_long ? 0.55 : 0.72,
            $"init container {container.Name} has run {(isKnown ? $"for {time}" : "since the pod was made")}; {Counts.Pods(evidence.Troubles.Count)}",
            checks.Controlled(pod, "init-container.running", isKnown ? time : "running", since));
        if (pod.Conditions.Find("Initialized") is { Status: "False" } initialized)
        {
            checks.Supports(0.4, "the pod is not initialized", checks.Controlled(pod, "pod.initialized", "False", initialized.ChangedAt));
        }

        RolloutChecks.AddChange(checks, evidence, 0.3, "template.init-container", change => change.Container == container.Name);
        RolloutChecks.AddRelease(checks, evidence, "wait");
        var awaited = Awaited(checks, evidence, container) ?? CrashWords.Clause(evidence, container.Name);
        return new Finding
        {
            Cause = CrashCauses.InitHang.Code,
            Object = evidence.Target,
            Title = $"Init container {container.Name} of {evidence.Blamed.Name} does not end{(awaited is null ? "; the pod never starts" : $": {awaited}")}",
            Summary = $"Init container {container.Name} of {evidence.Name} {(isKnown ? $"has run for {time}" : "runs and runs")}, so no other container starts "
                + $"(Init); {awaited ?? "it hangs or waits for a dependency that is not there"}.",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = evidence.Undo(),
        };
    }

    /// <summary>What the container is told to wait for, as far as its command or settings say, and what is known of it; null when they are silent.</summary>
    private static string? Awaited(CheckList checks, WorkloadEvidence evidence, ContainerStatus container)
    {
        foreach (var call in evidence.Model.Dependencies.CallsOf(evidence.Blamed))
        {
            if (call.Container == container.Name)
            {
                checks.Supports(0.2, $"it is told to ask {call.Address}", checks.Declared(evidence.Declarer, "setting.address", $"{call.Setting}={call.Address}"));
                return $"it waits for {call.Address}{StateOf(evidence.Model, call)}";
            }
        }

        return null;
    }

    private static string StateOf(ClusterModel model, DeclaredCall call) =>
        call.Meaning.IsMissing ? ", which is no Service"
        : call.Target is { } service && ServiceEndpoints.Of(model, service) is { Seen: true, Ready: 0 } ? ", which has no ready endpoint"
        : "";
}
