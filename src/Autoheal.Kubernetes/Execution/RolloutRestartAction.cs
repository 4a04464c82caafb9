using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Replaces all pods of a Deployment by its own rollout, as <c>kubectl rollout restart</c> does.</summary>
internal sealed class RolloutRestartAction(LiveDeploymentReader deployments, GuardedPatch patch, HumanHands hands) : IActionHandler
{
    private const string Annotation = "kubectl.kubernetes.io/restartedAt";

    private static readonly string[] s_guarded = ["/spec/paused", PodTemplates.Pointer];

    public ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.RolloutRestart,
        Version = 1,
        Description = "Replaces all pods of a Deployment, as many at a time as its strategy allows.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.SelfHealing,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Deployment"],
        Parameters =
        [
            new()
            {
                Name = ActionNames.At,
                Description = "The time that is noted as that of the restart, RFC 3339; the same time restarts only once.",
                MaxLength = 40,
            },
        ],
        ReadPermissions = Permissions.ReadWorkload,
        WritePermissions = [Permissions.PatchDeployments],
        Preconditions =
        [
            "the Deployment is not paused",
            "it wants at least one replica",
            "the time is later than that of the last restart",
            "no GitOps tool and no controller owns the Deployment",
        ],
        GuardedFields = s_guarded,
        NoCompensationReason = "new pods are the same as the old ones were when they began; there is nothing to go back to",
    };

    public async ValueTask<ActionPreparation> PrepareAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!TryReadTime(request.Proposal.Parameters.GetValueOrDefault(ActionNames.At), out var at))
        {
            return Refusals.Because("parameters", $"'{ActionNames.At}' must be a time such as 2026-03-01T12:00:00Z.");
        }

        var (live, refusal) = await deployments.ReadAsync(request, [], cancellationToken);
        if (live is null)
        {
            return refusal!;
        }

        if (live.Deployment.Paused)
        {
            return Refusals.Because("paused", $"{live.Deployment} is paused: nothing would roll out until someone resumes it.");
        }

        if (live.Deployment.Replicas == 0)
        {
            return Refusals.Because("no-replicas", $"{live.Deployment} has no pods to replace.");
        }

        var before = GuardedFields.Capture(live.Reference, live.Object.Json, s_guarded);
        return Restarted(before, at) is { } template
            ? Compose(request, live, before, template)
            : Refusals.Because("already-restarted", "It was restarted at that time, or later.");
    }

    public ValueTask<ActionOutcome> ExecuteAsync(ExecutionPermit permit, CancellationToken cancellationToken) =>
        patch.ExecuteAsync(permit, cancellationToken);

    public ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken) =>
        patch.ReconcileAsync(intent, cancellationToken);

    private ReadyAction Compose(PreparationRequest request, LiveDeployment live, GuardSet before, JsonElement template) =>
        Change(live, before, template).ToReady(request, live, hands);

    private DeploymentChange Change(LiveDeployment live, GuardSet before, JsonElement template) => new()
    {
        Summary = $"rollout-restart {live.Deployment.Name} ({Counts.Pods(live.CountPods())})",
        Before = before,
        After = before.With(PodTemplates.Pointer, template),
        Pods = live.CountPods(),
        Compensation = Undo.None(Descriptor.NoCompensationReason!),
        Kubectl = $"kubectl -n {live.Deployment.Namespace} rollout restart deployment/{live.Deployment.Name}",
    };

    private static bool TryReadTime(string? text, out DateTimeOffset at) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);

    /// <summary>The template with the time noted; null when that time, or a later one, stands there already.</summary>
    private static JsonElement? Restarted(GuardSet before, DateTimeOffset at)
    {
        if (before.Fields[PodTemplates.Pointer] is not { } found || JsonPointers.Node(found) is not JsonObject template)
        {
            return null;
        }

        var metadata = Child(template, "metadata");
        var annotations = Child(metadata, "annotations");
        if (TryReadTime(annotations[Annotation]?.ToString(), out var last) && last >= at)
        {
            return null;
        }

        annotations[Annotation] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return JsonSerializer.SerializeToElement(template);
    }

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject child)
        {
            return child;
        }

        parent[name] = child = [];
        return child;
    }
}
