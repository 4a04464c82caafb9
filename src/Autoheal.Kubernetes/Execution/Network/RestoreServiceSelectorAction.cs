using System.Text.Json;
using Autoheal.Catalogue;
using Autoheal.Incidents;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Points a Service that selects nothing, or the wrong pods, at the right ones again: by the selector that was last applied, or by that of the
/// Deployment that it is for.
/// </summary>
internal sealed class RestoreServiceSelectorAction(
    LiveTargetReader targets, LiveObjectReader objects, GuardedPatch patch, HumanHands hands) : ObjectAction(targets, patch, hands)
{
    private const string Pointer = "/spec/selector";

    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.RestoreServiceSelector,
        Version = 1,
        Description = "Sets a Service's selector to the one last applied, or to that of a Deployment in its namespace.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Service"],
        Parameters =
        [
            new()
            {
                Name = ActionNames.Deployment,
                Description = "The Deployment whose pods the Service is for; the selector last applied counts when left out.",
                Required = false,
            },
        ],
        ReadPermissions = [.. ServicePermissions.Read, Permissions.Of("apps", "deployments", "get")],
        WritePermissions = ServicePermissions.Write,
        Preconditions =
        [
            "the Service selects no pod that serves",
            "the other selector selects pods that do",
            "no GitOps tool and no controller owns the Service",
        ],
        GuardedFields = [Pointer],
        WrittenFields = [Pointer],
    };

    protected override async ValueTask<ActionPreparation> WorkOutAsync(
        PreparationRequest request, LiveTarget live, CancellationToken cancellationToken)
    {
        var now = live.Object.Find(Pointer);
        if (ServiceSelectors.Select(live.Model, live.Namespace, now).Any(pod => pod.Ready))
        {
            return Refusals.Because("serves", $"{live.Reference} selects pods that serve.");
        }

        if (await FindSelectorAsync(request, live, cancellationToken) is not { } wanted)
        {
            return Refusals.Because("no-last-good", $"Nothing tells what {live.Reference} should select: it was not applied with kubectl, and no Deployment is named.");
        }

        if (GuardedFields.AreEqual(now, wanted))
        {
            return Refusals.Because("already-there", $"{live.Reference} has that selector already.");
        }

        return ServiceSelectors.Select(live.Model, live.Namespace, wanted).Any(pod => pod.Ready)
            ? Compose(request, live, wanted)
            : Refusals.Because("selects-nothing", "The other selector selects no pod that serves either.");
    }

    private async ValueTask<JsonElement?> FindSelectorAsync(PreparationRequest request, LiveTarget live, CancellationToken cancellationToken)
    {
        if (!request.Proposal.Parameters.TryGetValue(ActionNames.Deployment, out var name))
        {
            return LastApplied.Find(live.Object, Pointer) is { ValueKind: JsonValueKind.Object } applied ? applied : null;
        }

        var deployment = await objects.ReadAsync(
            new ResourceRef { Group = "apps", Kind = "Deployment", Namespace = live.Namespace, Name = name }, cancellationToken);
        return deployment?.Find("/spec/selector/matchLabels") is { ValueKind: JsonValueKind.Object } labels ? labels : null;
    }

    private ActionPreparation Compose(PreparationRequest request, LiveTarget live, JsonElement selector)
    {
        var (before, after) = FieldEdit.Change(live, Pointer, selector);
        return Ready(live, new FieldEdit
        {
            Summary = $"restore-service-selector {live.Name}",
            Before = before,
            After = after,
            Compensation = Undo.Exact("puts the selector back as it was", disturbs: false),
            Effect = [ExpectedOutcome.CauseGone(request), ExpectedOutcome.Serves(live.Reference)],
            Unhealthy = true,
        });
    }
}
