using System.Globalization;
using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Puts the template of an earlier revision back, named by its ReplicaSet: "previous" means nothing once rollouts overlap.</summary>
internal sealed class RolloutUndoAction(
    LiveDeploymentReader deployments, RevisionTemplates templates, GuardedPatch patch, HumanHands hands) : IActionHandler
{
    private static readonly string[] s_guarded = ["/spec/paused", PodTemplates.Pointer];

    public ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.RolloutUndo,
        Version = 1,
        Description = "Puts the pod template of an earlier revision of a Deployment back.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Deployment"],
        Parameters =
        [
            new()
            {
                Name = ActionNames.Revision,
                Description = "The revision to go back to; the newest that worked when left out.",
                Type = ActionParameterType.Integer,
                Required = false,
                Minimum = 1,
            },
            new()
            {
                Name = ActionNames.TemplateHash,
                Description = "The pod-template-hash of the revision to go back to.",
                Required = false,
                MaxLength = 63,
            },
        ],
        ReadPermissions = Permissions.ReadRevisions,
        WritePermissions = [Permissions.PatchDeployments],
        Preconditions =
        [
            "the Deployment is not paused",
            "the revision is shown to have worked",
            "the ConfigMaps and keys that it references exist",
            "no GitOps tool and no controller owns the Deployment",
        ],
        GuardedFields = s_guarded,
    };

    public async ValueTask<ActionPreparation> PrepareAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (live, refusal) = await deployments.ReadAsync(request, [KubernetesResources.ConfigMaps], cancellationToken);
        if (live is null)
        {
            return refusal!;
        }

        if (live.Deployment.Paused)
        {
            return Refusals.Because("paused", $"{live.Deployment} is paused: nothing would roll out until someone resumes it.");
        }

        if (FindRevision(live, request.Proposal.Parameters) is not { } revision)
        {
            return Refusals.Because("revision-gone", "The revision to go back to is not in the Deployment's history.");
        }

        return Check(live, revision) ?? await ComposeAsync(request, live, revision, cancellationToken);
    }

    public ValueTask<ActionOutcome> ExecuteAsync(ExecutionPermit permit, CancellationToken cancellationToken) =>
        patch.ExecuteAsync(permit, cancellationToken);

    public ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken) =>
        patch.ReconcileAsync(intent, cancellationToken);

    private static Revision? FindRevision(LiveDeployment live, IReadOnlyDictionary<string, string> parameters)
    {
        if (parameters.TryGetValue(ActionNames.Revision, out var number))
        {
            return live.History.Find(long.Parse(number, CultureInfo.InvariantCulture));
        }

        return parameters.TryGetValue(ActionNames.TemplateHash, out var hash) ? live.History.FindHash(hash) : live.History.LastGood;
    }

    private static RefusedAction? Check(LiveDeployment live, Revision revision)
    {
        if (revision.ReplicaSet == live.History.Current)
        {
            return Refusals.Because("already-current", $"Revision {revision.Number} is the current one.");
        }

        if (revision.Proof == RevisionProof.None)
        {
            return Refusals.Because("revision-never-healthy", $"Nothing shows that revision {revision.Number} ever worked.");
        }

        return References.FindMissing(live.Model, live.Deployment.Namespace, revision.ReplicaSet.Template) is { } missing
            ? Refusals.Because("references-gone", $"Revision {revision.Number} needs {missing}, which does not exist.")
            : null;
    }

    private async ValueTask<ActionPreparation> ComposeAsync(
        PreparationRequest request, LiveDeployment live, Revision revision, CancellationToken cancellationToken)
    {
        if (await templates.ReadAsync(revision, cancellationToken) is not { } template)
        {
            return Refusals.Because("revision-gone", $"The ReplicaSet of revision {revision.Number} went away while it was read.");
        }

        var name = live.Deployment.Name;
        var before = GuardedFields.Capture(live.Reference, live.Object.Json, s_guarded);
        var current = live.History.Current!;
        return new DeploymentChange
        {
            Summary = $"rollout-undo {name} → template {revision.ReplicaSet.TemplateHash} (revision {revision.Number})",
            Before = before,
            After = before.With(PodTemplates.Pointer, template),
            Pods = live.CountPods(except: revision.ReplicaSet),
            Compensation = Undo.Exact($"puts the template of revision {current.Metadata.Revision} ({current.TemplateHash}) back"),
            Kubectl = $"kubectl -n {live.Deployment.Namespace} rollout undo deployment/{name} --to-revision={revision.Number}",
        }.ToReady(request, live, hands);
    }
}
