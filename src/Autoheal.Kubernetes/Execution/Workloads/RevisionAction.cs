using System.Globalization;
using System.Text.Json;
using Autoheal.Catalogue;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// An action that takes all or a part of a template back to what it was in an earlier revision, named by the object that keeps it:
/// "previous" means nothing once rollouts overlap. The values come out of the cluster's own history, never out of a text.
/// </summary>
internal abstract class RevisionAction(
    LiveWorkloadReader workloads, RevisionTemplates templates, GuardedPatch patch, HumanHands hands) : WorkloadAction(workloads, patch, hands)
{
    private readonly LiveWorkloadReader _workloads = workloads;

    /// <summary>Gets the fields that are guarded; which of the first two depends on the kind.</summary>
    protected static IReadOnlyList<string> Guarded { get; } = ["/spec/paused", "/spec/updateStrategy", PodTemplates.Pointer];

    protected static ActionParameter RevisionParameter(string description, bool required = false) => new()
    {
        Name = ActionNames.Revision,
        Description = description,
        Type = ActionParameterType.Integer,
        Required = required,
        Minimum = 1,
    };

    protected sealed override IReadOnlyList<KubernetesResource> AlsoNeeded => [KubernetesResources.ConfigMaps];

    /// <summary>Gets a value indicating whether only a revision that is shown to have worked will do.</summary>
    protected virtual bool DemandsProof => true;

    /// <summary>Takes over from the old template what the action is about.</summary>
    protected abstract RestoredTemplate Restore(JsonElement current, JsonElement old);

    /// <summary>Says what is done, within 120 characters.</summary>
    protected abstract string Summarize(LiveWorkload live, WorkloadRevision revision, RestoredTemplate restored);

    /// <summary>Says what the compensation does.</summary>
    protected abstract string SummarizeUndo(LiveWorkload live);

    protected virtual string? Kubectl(LiveWorkload live, WorkloadRevision revision) => null;

    /// <summary>The pods that the change replaces.</summary>
    protected virtual int CountPods(LiveWorkload live, WorkloadRevision revision) => live.CountPods();

    protected override RefusedAction? CheckParameters(PreparationRequest request) =>
        request.Proposal.Parameters.TryGetValue(ActionNames.Revision, out var text)
            ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? null
                : Refusals.Because("parameters", $"'{ActionNames.Revision}' must be the number of a revision.")
            : Descriptor.Parameters.Any(parameter => parameter is { Name: ActionNames.Revision, Required: true })
                ? Refusals.Because("parameters", $"'{ActionNames.Revision}' must be the number of a revision.")
                : null;

    protected sealed override async ValueTask<ActionPreparation> WorkOutAsync(
        PreparationRequest request, LiveWorkload live, CancellationToken cancellationToken)
    {
        if (live.FindHeldRollout() is { } held)
        {
            return held;
        }

        live = await _workloads.WithRevisionsAsync(live, cancellationToken);
        if (FindRevision(live.Revisions, request.Proposal.Parameters) is not { } revision)
        {
            return Refusals.Because("revision-gone", $"The revision to go back to is not in the history of {live.Reference}.");
        }

        return Check(live, revision) ?? await ComposeAsync(request, live, revision, cancellationToken);
    }

    private static WorkloadRevision? FindRevision(WorkloadRevisions revisions, IReadOnlyDictionary<string, string> parameters)
    {
        if (parameters.TryGetValue(ActionNames.Revision, out var number))
        {
            return revisions.Find(long.Parse(number, CultureInfo.InvariantCulture));
        }

        return parameters.TryGetValue(ActionNames.TemplateHash, out var hash) ? revisions.FindHash(hash) : revisions.LastGood;
    }

    private RefusedAction? Check(LiveWorkload live, WorkloadRevision revision)
    {
        if (DemandsProof && revision == live.Revisions.Current)
        {
            return Refusals.Because("already-current", $"Revision {revision.Number} is the current one.");
        }

        return DemandsProof && revision.Proof == RevisionProof.None
            ? Refusals.Because("revision-never-healthy", $"Nothing shows that revision {revision.Number} ever worked.")
            : null;
    }

    private async ValueTask<ActionPreparation> ComposeAsync(
        PreparationRequest request, LiveWorkload live, WorkloadRevision revision, CancellationToken cancellationToken)
    {
        if (await templates.ReadAsync(revision, cancellationToken) is not { } old)
        {
            return Refusals.Because("revision-gone", $"The {revision.Resource.Kind} of revision {revision.Number} went away while it was read.");
        }

        var restored = Restore(live.Object.Find(PodTemplates.Pointer)!.Value, old);
        if (restored.Parts.Count == 0)
        {
            return Refusals.Because("nothing-to-restore", $"Revision {revision.Number} says the same as the template does now.");
        }

        if (References.FindMissing(live.Model, live.Namespace, PodTemplates.Read(restored.Template)) is { } missing)
        {
            return Refusals.Because("references-gone", $"Revision {revision.Number} needs {missing}, which does not exist.");
        }

        var change = WorkloadChange.OfTemplate(live, restored.Template, Summarize(live, revision, restored), SummarizeUndo(live));
        return Ready(request, live, change with { Pods = CountPods(live, revision), Kubectl = Kubectl(live, revision) });
    }
}
