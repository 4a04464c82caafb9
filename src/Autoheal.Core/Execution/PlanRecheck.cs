using Autoheal.Catalogue;
using Autoheal.Context;
using Autoheal.Execution.Staging;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Reasoning;

namespace Autoheal.Execution;

/// <summary>Holds a judged plan against the world of this moment: same cluster, same guarded fields, same change, cause still there.</summary>
internal sealed class PlanRecheck(
    IActionCatalogue catalogue,
    IClusterDirectory clusters,
    IBlobStore blobs,
    UndoSubjects undos,
    RecoveryWatch recovery)
{
    public async ValueTask<RecheckResult> CheckAsync(
        IncidentState state, RemediationPlan plan, int step, CancellationToken cancellationToken)
    {
        var action = plan.Steps[step];
        if (plan.ClusterId != action.Target.ClusterId || !await IsConnectedAsync(plan.ClusterId, cancellationToken))
        {
            return RecheckResult.Void(VoidCodes.OtherCluster, "the host is connected to another cluster than the plan is for");
        }

        if (!catalogue.TryGet(action.Action, out var handler) || handler.Descriptor.Version != action.Version)
        {
            return RecheckResult.Void(VoidCodes.Precondition, $"version {action.Version} of {action.Action} is not in the catalogue");
        }

        if (plan.UndoOf is not null || state.Undo is not null)
        {
            return await CheckUndoAsync(state, plan, action, cancellationToken);
        }

        var preparation = await handler.PrepareAsync(Request(plan, action), cancellationToken);
        var compared = preparation is ReadyAction ready
            ? Compare(state, action, ready)
            : RecheckResult.Void(VoidCodes.Precondition, Describe(preparation));

        // What has begun goes on or is undone: that the first parts helped is no reason to leave it half done.
        if (StageProgress.Passed(state).Count > 0)
        {
            return compared;
        }

        // A person's hands win over everything; health that returned by itself explains all other differences.
        var recovered = await recovery.HasRecoveredAsync(plan, action, cancellationToken);
        return compared.Code == VoidCodes.PersonAtWork ? compared
            : recovered ? RecheckResult.Void(VoidCodes.Recovered, "health returned by itself")
            : RecoveryWatch.HaveResolved(state) ? RecheckResult.Void(VoidCodes.AlertsResolved, "every alert of the incident has resolved")
            : compared;
    }

    /// <summary>
    /// An undo is held against the images of the action that it undoes: it expects what that action wrote and leaves what was there before, nothing else,
    /// and only the incident that was opened for it may carry it out.
    /// </summary>
    private async ValueTask<RecheckResult> CheckUndoAsync(
        IncidentState state, RemediationPlan plan, PlannedAction action, CancellationToken cancellationToken)
    {
        if (state.Undo is not { } undo || plan.UndoOf != undo.IntentId || plan.Proposer != $"person:{undo.By}")
        {
            return RecheckResult.Void(VoidCodes.HashMismatch, "the plan undoes something else than the incident was opened for");
        }

        if (await undos.FindAsync(undo, cancellationToken) is not { } subject)
        {
            return RecheckResult.Void(VoidCodes.Unavailable, $"the images of {undo.IntentId} are erased or damaged");
        }

        if (subject.Conflict is { } conflict)
        {
            return RecheckResult.Void(VoidCodes.Drifted, conflict);
        }

        return subject.Written.Target == action.Target
            && Fingerprints.Of(subject.Written, blobs) == action.TargetFingerprint
            && Fingerprints.Of(subject.Original, blobs) == action.ResultFingerprint
            ? RecheckResult.Ready(UndoSubjects.Ready(subject, action))
            : RecheckResult.Void(VoidCodes.HashMismatch, "the plan would leave something else than was there before");
    }

    private async ValueTask<bool> IsConnectedAsync(string clusterId, CancellationToken cancellationToken) =>
        await clusters.FindNameAsync(clusterId, cancellationToken) is { } name && await clusters.GetIdAsync(name, cancellationToken) == clusterId;

    private RecheckResult Compare(IncidentState state, PlannedAction action, ReadyAction ready)
    {
        var same = ready.Target == action.Target
            && Fingerprints.Of(ready.Before, blobs) == Expected(state, action)
            && Fingerprints.Of(ready.After, blobs) == action.ResultFingerprint;
        if (same)
        {
            return RecheckResult.Ready(ready);
        }

        return ready.LastChangeByPerson is { } change && change.At >= state.OpenedAt
            ? RecheckResult.Void(VoidCodes.PersonAtWork, $"somebody changed {action.Target} meanwhile (field manager {Shown(change.Manager)})")
            : RecheckResult.Void(VoidCodes.Drifted, $"{action.Target} is not what it was when the plan was made");
    }

    /// <summary>What the target must be now: as when the plan was made, or as the last part left it.</summary>
    private static string Expected(IncidentState state, PlannedAction action) => StageProgress.Passed(state) is [.., var last]
        ? StagePlan.PartOf(last)!.ResultFingerprint
        : action.TargetFingerprint;

    private static PreparationRequest Request(RemediationPlan plan, PlannedAction action) => new()
    {
        Proposal = new ActionProposal { Action = action.Action, Target = action.Target, Parameters = action.Parameters },
        Cause = plan.Cause,
        CauseObject = plan.CauseObject,
    };

    private static string Describe(ActionPreparation preparation) => preparation switch
    {
        RefusedAction refused => refused.Reason,
        OwnerProposal owner => $"{owner.Owner} owns the target",
        _ => "the action gave no answer",
    };

    /// <summary>A manager's name is a stranger's text: plain characters only, and few.</summary>
    private static string Shown(string manager) =>
        new([.. manager.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/').Take(40)]);
}
