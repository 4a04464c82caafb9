using System.Globalization;
using System.Text.Json;
using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Points the places of a template that name ConfigMaps back to what an earlier revision named there, and leaves everything else (the image
/// above all) as it is.
/// </summary>
internal sealed class RestoreConfigReferenceAction(
    LiveDeploymentReader deployments, RevisionTemplates templates, GuardedPatch patch, HumanHands hands) : IActionHandler
{
    private static readonly string[] s_guarded = ["/spec/paused", PodTemplates.Pointer];

    public ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.RestoreConfigReference,
        Version = 1,
        Description = "Points a Deployment's references to ConfigMaps back to those of an earlier revision.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Deployment"],
        Parameters =
        [
            new()
            {
                Name = ActionNames.Revision,
                Description = "The revision whose references are restored.",
                Type = ActionParameterType.Integer,
                Minimum = 1,
            },
        ],
        ReadPermissions = Permissions.ReadRevisions,
        WritePermissions = [Permissions.PatchDeployments],
        Preconditions =
        [
            "the Deployment is not paused",
            "the revision names another ConfigMap or key in the same place",
            "the ConfigMaps and keys that the template would then reference exist",
            "no GitOps tool and no controller owns the Deployment",
        ],
        GuardedFields = s_guarded,
    };

    public async ValueTask<ActionPreparation> PrepareAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Proposal.Parameters.TryGetValue(ActionNames.Revision, out var text)
            || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return Refusals.Because("parameters", $"'{ActionNames.Revision}' must be the number of a revision.");
        }

        var (live, refusal) = await deployments.ReadAsync(request, [KubernetesResources.ConfigMaps], cancellationToken);
        if (live is null)
        {
            return refusal!;
        }

        if (live.Deployment.Paused)
        {
            return Refusals.Because("paused", $"{live.Deployment} is paused: nothing would roll out until someone resumes it.");
        }

        return live.History.Find(number) is { } revision
            ? await ComposeAsync(request, live, revision, cancellationToken)
            : Refusals.Because("revision-gone", $"Revision {number} is not in the Deployment's history.");
    }

    public ValueTask<ActionOutcome> ExecuteAsync(ExecutionPermit permit, CancellationToken cancellationToken) =>
        patch.ExecuteAsync(permit, cancellationToken);

    public ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken) =>
        patch.ReconcileAsync(intent, cancellationToken);

    private async ValueTask<ActionPreparation> ComposeAsync(
        PreparationRequest request, LiveDeployment live, Revision revision, CancellationToken cancellationToken)
    {
        if (await templates.ReadAsync(revision, cancellationToken) is not { } old)
        {
            return Refusals.Because("revision-gone", $"The ReplicaSet of revision {revision.Number} went away while it was read.");
        }

        var before = GuardedFields.Capture(live.Reference, live.Object.Json, s_guarded);
        var (template, restored) = ConfigReferenceRestorer.Restore(before.Fields[PodTemplates.Pointer]!.Value, old);
        if (restored.Count == 0)
        {
            return Refusals.Because("nothing-to-restore", $"Revision {revision.Number} names the same ConfigMaps in the same places.");
        }

        return References.FindMissing(live.Model, live.Deployment.Namespace, PodTemplates.Read(template)) is { } missing
            ? Refusals.Because("references-gone", $"The template would need {missing}, which does not exist.")
            : Compose(request, live, revision, before, template, restored);
    }

    private ReadyAction Compose(
        PreparationRequest request,
        LiveDeployment live,
        Revision revision,
        GuardSet before,
        JsonElement template,
        IReadOnlyList<string> restored) => new DeploymentChange
        {
            Summary = $"restore-config-reference {live.Deployment.Name} → {string.Join(", ", restored)} (as in revision {revision.Number})",
            Before = before,
            After = before.With(PodTemplates.Pointer, template),
            Pods = live.CountPods(),
            Compensation = Undo.Exact("puts the references back as they were"),
        }.ToReady(request, live, hands);
}
