using System.Text.Json;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>What one action would do to a workload, before what all of them have in common is added.</summary>
internal sealed record WorkloadChange
{
    public required string Summary { get; init; }

    public required GuardSet Before { get; init; }

    public required GuardSet After { get; init; }

    /// <summary>The pods that may be replaced.</summary>
    public required int Pods { get; init; }

    /// <summary>The pods of the service when healthy; the wanted replicas when left out.</summary>
    public int? ServicePods { get; init; }

    public required Compensation Compensation { get; init; }

    /// <summary>The kubectl command that does the same; null when no single one does.</summary>
    public string? Kubectl { get; init; }

    /// <summary>A change of the template alone, which rolls out to all pods.</summary>
    public static WorkloadChange OfTemplate(LiveWorkload live, JsonElement template, string summary, string undo)
    {
        var before = GuardedFields.Capture(live.Reference, live.Object.Json, [live.RolloutPointer, PodTemplates.Pointer]);
        return new WorkloadChange
        {
            Summary = summary,
            Before = before,
            After = before.With(PodTemplates.Pointer, template),
            Pods = live.CountPods(),
            Compensation = Undo.Exact(undo),
        };
    }

    public ReadyAction ToReady(PreparationRequest request, LiveWorkload live, HumanHands hands) => new()
    {
        Summary = Summaries.Shorten(Summary),
        Before = Before,
        After = After,
        Changes = MaskedChanges.Between(Before, After),
        BlastRadius = new BlastRadius { Pods = Pods, ServicePods = ServicePods ?? live.Counts.Wanted, Namespaces = [live.Namespace] },
        Compensation = Compensation,
        Effect = ExpectedOutcome.Effect(request, live),
        Harm = ExpectedOutcome.Harm(live),
        TargetUnhealthy = live.IsUnhealthy(),
        LastChangeByPerson = hands.LastChange(live.Object.Metadata),
        EffectDeadline = ExpectedOutcome.Deadline(live.Counts.Wanted),
        KubectlEquivalent = Kubectl,
    };
}
