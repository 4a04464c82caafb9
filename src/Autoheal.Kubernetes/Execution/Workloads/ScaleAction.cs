using System.Globalization;
using System.Text.Json;
using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;
using Autoheal.Verification;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Sets the replicas of a Deployment or StatefulSet whose replicas nobody else sets.</summary>
internal sealed class ScaleAction(LiveWorkloadReader workloads, GuardedPatch patch, HumanHands hands) : WorkloadAction(workloads, patch, hands), IStagedActionHandler
{
    private const string Pointer = "/spec/replicas";
    private const int MostReplicas = 1000;

    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.Scale,
        Version = 1,
        Description = "Sets the number of replicas of a Deployment or StatefulSet.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Deployment", "StatefulSet"],
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
        ReadPermissions =
        [
            .. Permissions.ListWorkloads,
            Permissions.Of("apps", "deployments", "get"),
            Permissions.Of("apps", "statefulsets", "get"),
            Permissions.Of("autoscaling", "horizontalpodautoscalers", "list"),
        ],
        WritePermissions = [Permissions.Of("apps", "deployments", "patch"), Permissions.Of("apps", "statefulsets", "patch")],
        Preconditions =
        [
            "no HorizontalPodAutoscaler and no scale-to-zero tool sets the replicas",
            "the number is another than now, and of a StatefulSet not a smaller one: its members hold data",
            "no GitOps tool and no controller owns the workload",
        ],
        GuardedFields = [Pointer],
        WrittenFields = [Pointer],
    };

    public IReadOnlyList<ActionStage> Divide(GuardSet before, GuardSet after) =>
        [.. ReplicaSteps.Between(Replicas(before), Replicas(after)).Select(replicas => Stage(before, replicas))];

    protected override IReadOnlyList<KubernetesResource> AlsoNeeded => [KubernetesResources.HorizontalPodAutoscalers];

    protected override RefusedAction? CheckParameters(PreparationRequest request) => ReadReplicas(request) is null
        ? Refusals.Because("parameters", $"'{ActionNames.Replicas}' must be a whole number from 1 to {MostReplicas}.")
        : null;

    protected override ValueTask<ActionPreparation> WorkOutAsync(
        PreparationRequest request, LiveWorkload live, CancellationToken cancellationToken)
    {
        var replicas = ReadReplicas(request)!.Value;
        return ValueTask.FromResult(Check(live, replicas) ?? Ready(request, live, Change(live, replicas)));
    }

    private static ActionStage Stage(GuardSet before, int replicas) => new()
    {
        After = before.With(Pointer, JsonSerializer.SerializeToElement(replicas)),
        Summary = replicas == 1 ? "1 replica" : $"{replicas} replicas",
        Settled =
        [
            new PredicateSpec { Kind = PredicateKinds.WorkloadAvailable, Subject = before.Target, SustainSeconds = ExpectedOutcome.LeastSustainSeconds },
        ],
    };

    /// <summary>A workload without the field has one replica.</summary>
    private static int Replicas(GuardSet guards) => guards.Fields[Pointer] is { } value ? value.GetInt32() : 1;

    private static int? ReadReplicas(PreparationRequest request) =>
        request.Proposal.Parameters.TryGetValue(ActionNames.Replicas, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var replicas) && replicas is >= 1 and <= MostReplicas
            ? replicas
            : null;

    private static ActionPreparation? Check(LiveWorkload live, int replicas)
    {
        if (live.Kind == "DaemonSet")
        {
            return Refusals.Because("wrong-kind", $"{live.Reference} runs one pod a node; it has no replicas to set.");
        }

        foreach (var autoscaler in live.Model.Autoscalers)
        {
            if (autoscaler.Namespace == live.Namespace && autoscaler.TargetKind == live.Kind && autoscaler.TargetName == live.Name)
            {
                return Refusals.Because("hpa-owns-replicas", $"{autoscaler} sets the replicas of {live.Reference} and would set them back.");
            }
        }

        if (SleepMarkers.Find(live.Object.Metadata) is { } marker)
        {
            return Refusals.Because("scaled-by-tool", $"A tool that marks it with {marker} sets the replicas of {live.Reference}.");
        }

        if (live.Kind == "StatefulSet" && replicas < live.Counts.Wanted)
        {
            return Refusals.Because("members-hold-data", $"{live.Reference} would lose members that may hold data or a vote.");
        }

        return live.Counts.Wanted == replicas
            ? Refusals.Because("already-there", $"{live.Reference} wants {replicas} replicas already.")
            : null;
    }

    private static WorkloadChange Change(LiveWorkload live, int replicas)
    {
        var wanted = live.Counts.Wanted;
        var before = GuardedFields.Capture(live.Reference, live.Object.Json, [Pointer]);
        return new WorkloadChange
        {
            Summary = $"scale {live.Name} {wanted} → {replicas}",
            Before = before,
            After = before.With(Pointer, JsonSerializer.SerializeToElement(replicas)),
            Pods = Math.Abs(replicas - wanted),
            ServicePods = Math.Max(replicas, wanted),
            Compensation = Undo.Exact($"sets the replicas back to {wanted}"),
            Kubectl = $"kubectl -n {live.Namespace} scale {live.KubectlName()} --current-replicas={wanted} --replicas={replicas}",
        };
    }
}
