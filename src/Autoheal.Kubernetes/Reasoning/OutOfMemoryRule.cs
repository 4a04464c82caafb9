using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>The kernel ends a container at its memory limit (taxonomy row 45). Undone when a rollout lowered the limit or brought it on.</summary>
internal sealed class OutOfMemoryRule : IDiagnosticRule
{
    public string Name => "container-oom";

    public IReadOnlyList<CauseCode> Causes { get; } = [CauseCodes.OutOfMemory];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var deployment in model.Deployments)
        {
            if (RolloutEvidence.Of(model, deployment, TroubleKind.OutOfMemory) is { } evidence)
            {
                yield return Describe(model, evidence);
            }
        }
    }

    private static Finding Describe(ClusterModel model, RolloutEvidence evidence)
    {
        var target = model.Reference(evidence.Deployment);
        var trouble = evidence.Troubles[0];
        var container = trouble.Container!;
        var checks = new CheckList(model);
        checks.Supports(
            0.75,
            $"container {container.Name} was ended with OOMKilled, {Counts.Of(container.RestartCount, "restart")}; "
                + Counts.Pods(evidence.Troubles.Count),
            checks.Controlled(trouble.Pod, "container.terminated.reason", $"OOMKilled, exit {container.LastEnd!.ExitCode}", trouble.Since));
        AddLimit(checks, evidence, container.Name);
        return new Finding
        {
            Cause = CauseCodes.OutOfMemory,
            Object = target,
            Title = $"{evidence.Deployment.Name} runs out of memory",
            Summary = $"Container {container.Name} of {evidence.CurrentName} needs more memory than its limit allows.",
            Checks = checks.Checks,
            Explains = [target],
            Since = evidence.BeganWithRollout ? evidence.RolledOutAt : evidence.Began,
            Remedies = evidence is { BeganWithRollout: true, LastGood: { } good } ? [Remedies.Undo(target, good)] : [],
        };
    }

    private static void AddLimit(CheckList checks, RolloutEvidence evidence, string container)
    {
        foreach (var change in evidence.Changes)
        {
            if (change.Kind == TemplateChangeKind.MemoryLimit && change.Container == container)
            {
                checks.Supports(
                    0.5,
                    $"{evidence.CurrentName} against {evidence.LastGoodName}: {change}",
                    checks.Declared(evidence.Current, "template.memory-limit", change.ToString(), evidence.RolledOutAt));
                return;
            }
        }

        var limit = evidence.Current.Template.FindContainer(container)?.MemoryLimit;
        if (limit is not null)
        {
            checks.Supports(
                0.3,
                "it has a memory limit of its own",
                checks.Declared(evidence.Current, "template.memory-limit", $"{limit} bytes"));
        }
        else
        {
            checks.Refutes(
                0.5,
                "it has no memory limit: its node, or another container, ran out",
                checks.Declared(evidence.Current, "template.memory-limit", "none"));
        }
    }
}
