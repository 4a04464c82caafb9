using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>A memory limit is too small for the runtime to start any process (taxonomy row 46).</summary>
internal sealed class LimitTinyRule : IDiagnosticRule
{
    /// <summary>No runtime starts a process in less; many need more.</summary>
    private static readonly Quantity s_tiny = new(8 << 20);

    public string Name => "container-limit-tiny";

    public IReadOnlyList<CauseDescription> Causes { get; } = [CrashCauses.LimitTiny];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var workload in model.AilingWorkloads)
        {
            if (workload.With(TroubleKind.Crash, TroubleKind.OutOfMemory, TroubleKind.NotStarted) is { } ailing
                && new WorkloadEvidence(model, ailing) is { First.Container: { } container } evidence
                && evidence.Spec?.Limits.Memory is { } limit && IsTooSmall(container, limit))
            {
                yield return Describe(evidence, container, limit);
            }
        }
    }

    private static bool IsTooSmall(ContainerStatus container, Quantity limit) =>
        limit < s_tiny && (IsStartFailure(container) || container.LastEnd is { Reason: "OOMKilled" } && limit.Amount < s_tiny.Amount / 2)
        || SaysSo(container) && limit.Amount < s_tiny.Amount * 4;

    private static bool IsStartFailure(ContainerStatus container) =>
        container.Current.Reason is "RunContainerError" or "CreateContainerError" || container.LastEnd is { Reason: "StartError" or "ContainerCannotRun" };

    private static bool SaysSo(ContainerStatus container) =>
        container.Current.Message.Contains("memory limit too low") || container.LastEnd is { } end && end.Message.Contains("memory limit too low");

    private static Finding Describe(WorkloadEvidence evidence, ContainerStatus container, Quantity limit)
    {
        var checks = new CheckList(evidence.Model);
        CrashChecks.AddSymptom(checks, evidence, IsStartFailure(container) ? 0.7 : 0.5);
        checks.Supports(0.6, $"its memory limit is {limit}", checks.Declared(evidence.Declarer, "template.memory-limit", $"{limit}"));
        if (SaysSo(container))
        {
            checks.Supports(0.8, "the runtime says: memory limit too low", checks.Untrusted(evidence.First.Pod, "container.start", "memory limit too low", "api"));
        }

        RolloutChecks.AddChange(
            checks, evidence, 0.5, "template.memory-limit",
            change => change.Kind == TemplateChangeKind.MemoryLimit && change.Container == container.Name);
        RolloutChecks.AddRelease(checks, evidence, "failure");
        return new Finding
        {
            Cause = CrashCauses.LimitTiny.Code,
            Object = evidence.Target,
            Title = $"Memory limit {limit} of container {container.Name} is too low to start it",
            Summary = $"{evidence.Name} gives container {container.Name} a memory limit of {limit}, in which the runtime cannot start a process "
                + $"({CrashText.State(evidence.First)}, OOM-killed).",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = evidence.Undo(),
        };
    }
}
