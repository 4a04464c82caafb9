using Autoheal.Kubernetes.Model;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>What one action would do to a Deployment, before what all of them have in common is added.</summary>
internal sealed class DeploymentChange
{
    private const int LongestSummary = 120;

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

    public ReadyAction ToReady(PreparationRequest request, LiveDeployment live, HumanHands hands) => new()
    {
        Summary = Summary.Length <= LongestSummary ? Summary : string.Concat(Summary.AsSpan(0, LongestSummary - 1), "…"),
        Before = Before,
        After = After,
        Changes = MaskedChanges.Between(Before, After),
        BlastRadius = new BlastRadius
        {
            Pods = Pods,
            ServicePods = ServicePods ?? live.Deployment.Replicas,
            Namespaces = [live.Deployment.Namespace],
        },
        Compensation = Compensation,
        Effect = ExpectedOutcome.Effect(request, live.Reference, live.Deployment),
        Harm = ExpectedOutcome.Harm(live.Reference, live.Model, live.Deployment),
        TargetUnhealthy = IsUnhealthy(live),
        LastChangeByPerson = hands.LastChange(live.Deployment.Metadata),
        EffectDeadline = ExpectedOutcome.Deadline(live.Deployment),
        KubectlEquivalent = Kubectl,
    };

    private static bool IsUnhealthy(LiveDeployment live) =>
        live.Model.TroublesOf(live.Deployment).Count > 0
        || live.Deployment.AvailableReplicas == 0
        || live.Deployment.AvailableReplicas < live.Deployment.Replicas
        || live.Deployment.Conditions.Find("Progressing") is { Status: "False" };
}
