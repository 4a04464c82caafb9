using System.Text.Json;
using Autoheal.Catalogue;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Puts the content of a ConfigMap back to what was last applied with kubectl, after somebody edited it past that. Values are never shown.</summary>
internal sealed class RestoreConfigMapAction(LiveTargetReader targets, GuardedPatch patch, HumanHands hands) : ObjectAction(targets, patch, hands)
{
    private const string Pointer = "/data";

    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.RestoreConfigMap,
        Version = 1,
        Description = "Puts the content of a ConfigMap back to what was last applied with kubectl.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["ConfigMap"],
        ReadPermissions =
        [
            Permissions.IdentifyCluster,
            Permissions.Of("", "configmaps", "get"),
            Permissions.Of("apps", "deployments", "list"),
            Permissions.Of("", "pods", "list"),
        ],
        WritePermissions = [Permissions.Of("", "configmaps", "patch")],
        Preconditions =
        [
            "the ConfigMap is not immutable, and its content is another than was last applied with kubectl",
            "what was applied has every key that Deployments of the namespace reference",
            "no GitOps tool and no controller owns the ConfigMap",
        ],
        GuardedFields = [Pointer, "/immutable"],
        WrittenFields = [Pointer],
    };

    protected override IReadOnlyList<KubernetesResource> AlsoNeeded => [KubernetesResources.Deployments];

    protected override ValueTask<ActionPreparation> WorkOutAsync(
        PreparationRequest request, LiveTarget live, CancellationToken cancellationToken) => ValueTask.FromResult(WorkOut(request, live));

    private ActionPreparation WorkOut(PreparationRequest request, LiveTarget live)
    {
        if (live.Object.Flag("/immutable"))
        {
            return Refusals.Because("immutable", $"{live.Reference} is immutable.");
        }

        if (LastApplied.Find(live.Object, Pointer) is not { ValueKind: JsonValueKind.Object } applied)
        {
            return Refusals.Because("no-last-good", $"No earlier content of {live.Reference} is kept: it was not applied with kubectl.");
        }

        if (GuardedFields.AreEqual(live.Object.Find(Pointer), applied))
        {
            return Refusals.Because("already-there", $"{live.Reference} holds what was last applied.");
        }

        return FindMissingKey(live, applied) is { } missing
            ? Refusals.Because("references-gone", $"What was last applied lacks the key {missing}, which a Deployment needs.")
            : Compose(request, live, applied);
    }

    private static string? FindMissingKey(LiveTarget live, JsonElement applied)
    {
        var binary = live.Object.Find("/binaryData");
        foreach (var deployment in live.Model.Deployments)
        {
            foreach (var reference in deployment.Template.References)
            {
                var needed = reference is { Kind: ConfigSourceKind.ConfigMap, Optional: false } && reference.Name == live.Name && reference.Key.Length > 0
                    && !applied.TryGetProperty(reference.Key, out _) && binary?.TryGetProperty(reference.Key, out _) != true;
                if (needed)
                {
                    return reference.Key;
                }
            }
        }

        return null;
    }

    private ActionPreparation Compose(PreparationRequest request, LiveTarget live, JsonElement applied)
    {
        var (before, after) = FieldEdit.Change(live, Pointer, applied, "/immutable");
        return Ready(live, new FieldEdit
        {
            Summary = $"restore-configmap {live.Name}",
            Before = before,
            After = after,
            Compensation = Undo.Exact("puts the content back as it was", disturbs: false),
            Effect = [ExpectedOutcome.CauseGone(request)],
            Unhealthy = live.Model.Troubles.Count > 0,
        });
    }
}
