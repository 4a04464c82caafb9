using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>The kernel ends a container at its memory limit (taxonomy row 45). Undone when a rollout lowered the limit or brought it on.</summary>
internal sealed class OutOfMemoryRule : IDiagnosticRule
{
    public string Name => "container-oom";

    public IReadOnlyList<CauseDescription> Causes { get; } = [CrashCauses.OutOfMemory];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.OutOfMemory))
        {
            yield return Describe(evidence);
        }
    }

    private static Finding Describe(WorkloadEvidence evidence)
    {
        var trouble = evidence.First;
        var container = trouble.Container!;
        var limit = LimitOf(evidence);
        var checks = new CheckList(evidence.Model);
        checks.Supports(
            0.75,
            $"container {container.Name} was ended with OOMKilled, {Counts.Of(container.RestartCount, "restart")}; "
                + Counts.Pods(evidence.Troubles.Count),
            checks.Controlled(trouble.Pod, "container.terminated.reason", $"OOMKilled, exit {container.LastEnd!.ExitCode}", trouble.Since));
        AddLimit(checks, evidence, container.Name, limit);
        if (evidence.IsReleased)
        {
            RolloutChecks.AddTiming(checks, evidence, 0.3, "kill");
        }

        return new Finding
        {
            Cause = CrashCauses.OutOfMemory.Code,
            Object = evidence.Target,
            Title = $"{evidence.Blamed.Name} runs out of memory: container {container.Name} OOMKilled",
            Summary = limit is { } bytes
                ? $"Container {container.Name} of {evidence.Name} is OOMKilled (exit code {container.LastEnd.ExitCode}, {Counts.Of(container.RestartCount, "restart")}): "
                    + $"it needs more than its memory limit of {bytes}."
                : $"Container {container.Name} of {evidence.Name} is OOMKilled (exit code {container.LastEnd.ExitCode}) though it has no memory limit: "
                    + "its node, or a limit above it, is out of memory.",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = RemediesFor(evidence, container.Name, limit),
        };
    }

    // What the pod really has counts, which a webhook may have made another than the template says.
    private static Quantity? LimitOf(WorkloadEvidence evidence) =>
        evidence.First.Pod.Template.FindContainer(evidence.First.Container!.Name)?.Limits.Memory ?? evidence.Spec?.Limits.Memory;

    private static IReadOnlyList<ActionProposal> RemediesFor(WorkloadEvidence evidence, string container, Quantity? limit) =>
        evidence.Undo() is { Count: > 0 } undo ? undo
        : limit is not null && evidence.Blamed is Deployment or StatefulSet or DaemonSet && evidence.Spec is { Init: false }
            ? [Remedies.RaiseMemoryLimit(evidence.Target, container)]
        : [];

    private static void AddLimit(CheckList checks, WorkloadEvidence evidence, string container, Quantity? limit)
    {
        if (evidence.FindChange(change => change.Kind == TemplateChangeKind.MemoryLimit && change.Container == container) is not null)
        {
            RolloutChecks.AddChange(
                checks, evidence, 0.5, "template.memory-limit",
                change => change.Kind == TemplateChangeKind.MemoryLimit && change.Container == container);
        }
        else if (limit is { } bytes)
        {
            checks.Supports(0.3, $"its memory limit is {bytes}", checks.Declared(evidence.Declarer, "template.memory-limit", $"{bytes}"));
        }
        else
        {
            checks.Refutes(
                0.05,
                "it has no memory limit: its node, or another container, ran out",
                checks.Declared(evidence.Declarer, "template.memory-limit", "none"));
        }
    }
}
