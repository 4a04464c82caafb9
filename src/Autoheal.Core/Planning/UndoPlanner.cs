using Autoheal.Execution;
using Autoheal.Execution.Staging;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.Planning;

/// <summary>
/// Plans to undo one action, because a person asked: exactly what was there before it, and only while the world still shows what it wrote. The person
/// is the proposer, and so cannot approve it.
/// </summary>
internal sealed class UndoPlanner(UndoSubjects subjects, IBlobStore blobs, INonceSource nonces)
{
    public async ValueTask<StageResult> PlanAsync(IncidentState state, UndoneAction undo, CancellationToken cancellationToken)
    {
        if (await subjects.FindAsync(undo, cancellationToken) is not { } subject)
        {
            return Escalation.Close(state, $"the images of {undo.IntentId} are erased or damaged, or its action is no longer known; a person has to undo it");
        }

        return subject.Found switch
        {
            ReconcileState.NotStarted => StageResult.Of(new PlanProposed { Plan = Compose(state, undo, subject), TargetUnhealthy = false }),
            ReconcileState.Applied => StageResult.Of(new IncidentClosed { End = IncidentEnd.Undone, Summary = $"nothing is left to undo: {subject.Conflict}" }),
            _ => Escalation.Close(state, subject.Conflict!),
        };
    }

    private RemediationPlan Compose(IncidentState state, UndoneAction undo, UndoSubject subject)
    {
        var action = subject.Execution.Action;
        var part = StagePlan.PartOf(subject.Execution);
        return new RemediationPlan
        {
            IncidentId = state.Id,
            ClusterId = action.Target.ClusterId,
            Nonce = nonces.Next(),
            Proposer = $"person:{undo.By}",
            Cause = subject.Execution.Plan.Cause,
            CauseObject = subject.Execution.Plan.CauseObject,
            HypothesisRank = subject.Execution.Plan.HypothesisRank,
            UndoOf = undo.IntentId,
            Steps =
            [
                action with
                {
                    TargetFingerprint = Fingerprints.Of(subject.Written, blobs),
                    ResultFingerprint = Fingerprints.Of(subject.Original, blobs),
                    Changes = [.. action.Changes.Select(change => change with { Before = part is null ? change.After : $"as left half way: {part.Summary}", After = change.Before })],
                    Compensation = new Compensation { Available = false, Description = $"it is itself the undo of {undo.IntentId}, and not undone again" },
                    Effect = [],
                    Harm = [],
                    Obligations = [],
                    Stages = null,
                    Summary = $"undo {action.Action} on {action.Target.Path}, done as {undo.IntentId}",
                    KubectlEquivalent = null,
                },
            ],
        };
    }
}
