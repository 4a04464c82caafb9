using System.Globalization;
using System.Text.Json;
using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Sets the replicas of a Deployment whose replicas nobody else sets.</summary>
internal sealed class ScaleAction(LiveDeploymentReader deployments, GuardedPatch patch, HumanHands hands) : IActionHandler
{
    private const string Pointer = "/spec/replicas";
    private const int MostReplicas = 1000;

    public ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.Scale,
        Version = 1,
        Description = "Sets the number of replicas of a Deployment.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Deployment"],
        Parameters =
        [
            new()
            {
                Name = ActionNames.Replicas,
                Description = "The replicas to have.",
                Type = ActionParameterType.Integer,
                Minimum = 1,
                Maximum = MostReplicas,
            },
        ],
        ReadPermissions = [.. Permissions.ReadWorkload, Permissions.Of("autoscaling", "horizontalpodautoscalers", "list")],
        WritePermissions = [Permissions.PatchDeployments],
        Preconditions =
        [
            "no HorizontalPodAutoscaler and no scale-to-zero tool sets the replicas",
            "the number is another than now",
            "no GitOps tool and no controller owns the Deployment",
        ],
        GuardedFields = [Pointer],
    };

    public async ValueTask<ActionPreparation> PrepareAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Proposal.Parameters.TryGetValue(ActionNames.Replicas, out var text)
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var replicas) || replicas is < 1 or > MostReplicas)
        {
            return Refusals.Because("parameters", $"'{ActionNames.Replicas}' must be a whole number from 1 to {MostReplicas}.");
        }

        var (live, refusal) = await deployments.ReadAsync(request, [KubernetesResources.HorizontalPodAutoscalers], cancellationToken);
        return live is null ? refusal! : Check(live, replicas) ?? Compose(request, live, replicas);
    }

    public ValueTask<ActionOutcome> ExecuteAsync(ExecutionPermit permit, CancellationToken cancellationToken) =>
        patch.ExecuteAsync(permit, cancellationToken);

    public ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken) =>
        patch.ReconcileAsync(intent, cancellationToken);

    private static ActionPreparation? Check(LiveDeployment live, int replicas)
    {
        foreach (var autoscaler in live.Model.Autoscalers)
        {
            if (autoscaler.Targets(live.Deployment))
            {
                return Refusals.Because("hpa-owns-replicas", $"{autoscaler} sets the replicas of {live.Deployment} and would set them back.");
            }
        }

        if (SleepMarkers.Find(live.Deployment.Metadata) is { } marker)
        {
            return Refusals.Because("scaled-by-tool", $"A tool that marks it with {marker} sets the replicas of {live.Deployment}.");
        }

        return live.Deployment.Replicas == replicas
            ? Refusals.Because("already-there", $"{live.Deployment} wants {replicas} replicas already.")
            : null;
    }

    private ReadyAction Compose(PreparationRequest request, LiveDeployment live, int replicas)
    {
        var deployment = live.Deployment;
        var before = GuardedFields.Capture(live.Reference, live.Object.Json, [Pointer]);
        return new DeploymentChange
        {
            Summary = $"scale {deployment.Name} {deployment.Replicas} → {replicas}",
            Before = before,
            After = before.With(Pointer, JsonSerializer.SerializeToElement(replicas)),
            Pods = Math.Abs(replicas - deployment.Replicas),
            ServicePods = Math.Max(replicas, deployment.Replicas),
            Compensation = Undo.Exact($"sets the replicas back to {deployment.Replicas}"),
            Kubectl = $"kubectl -n {deployment.Namespace} scale deployment/{deployment.Name}"
                + $" --current-replicas={deployment.Replicas} --replicas={replicas}",
        }.ToReady(request, live, hands);
    }
}
