using Autoheal.Catalogue;
using Autoheal.Diagnostics;
using Autoheal.Execution.Staging;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Policy;
using Autoheal.Verification;
using Microsoft.Extensions.Logging;

namespace Autoheal.Execution;

/// <summary>
/// The only maker of permits. Checks everything again, makes intent and reservation durable in one append, and only then lets the
/// action write, once.
/// </summary>
internal sealed class ActionRunner(
    PermitChecks checks,
    IActionCatalogue catalogue,
    IIntentLookup lookup,
    IntentImages images,
    IncidentJournal journal,
    KillSwitch killSwitch,
    PeopleInCharge people,
    ILogger<ActionRunner> logger)
{
    /// <summary>How often one step is tried when looking says that the write did not happen.</summary>
    private const int MaxAttempts = 3;

    /// <summary>
    /// Executes an approved step, or records why not; null while another incident is at work on the workload, or people hold this one. An undo that a person
    /// asked for is a new action that writes as a compensation does: three-way.
    /// </summary>
    public async ValueTask<StageResult?> ExecuteAsync(IncidentState state, ApprovedAction approved, CancellationToken cancellationToken)
    {
        if (state.TakenBy is { } person && StageProgress.Passed(state).Count > 0)
        {
            return StageResult.Of(StageStop.Events(state, approved.PlanHash, VoidCodes.Taken, $"{person} took the incident"));
        }

        var check = await checks.CheckAsync(state, approved, cancellationToken);
        if (check.WaitsFor is { } other)
        {
            Log.ActionWaits(logger, state.Id, approved.Action.Action, approved.Action.Target.ToString(), other);
            return null;
        }

        if (check.Code is { } code)
        {
            return Refuse(state, approved, code, check.Reason!);
        }

        var basis = check.Basis!;
        var (before, after) = await images.StoreAsync(check.Before!, check.After!, cancellationToken);
        var operation = approved.Plan.UndoOf is null ? PermitOperation.Execute : PermitOperation.Compensate;
        var intent = new ActionIntended
        {
            IntentId = IntentId(state),
            Step = approved.Step,
            Operation = operation,
            PlanHash = approved.PlanHash,
            PreImage = before,
            PostImage = after,
            ControlEpoch = basis.Control.Epoch,
            ApprovedBy = [.. approved.Approvals.Select(approval => approval.PersonId)],
            PolicyVersion = basis.PolicyVersion,
            Stage = check.Stage,
        };
        var first = StageProgress.Passed(state).FirstOrDefault()?.Intent.IntentId;
        var reservations = checks.Reserve(state, approved.Action, intent, first, basis.Reservations);
        var intended = await journal.AppendAsync(state, [intent], AppendOrigin.Autoheal, reservations, cancellationToken);
        if (intended is null)
        {
            // Another incident reserved first, or an alert came in: everything is checked again from the start.
            return StageResult.Appended;
        }

        var permit = new ExecutionPermit(
            intent.IntentId, operation, approved.Action, check.Before!, check.After!, CheckAgain(state, basis.Control, urgent: false));
        return await WriteAsync(intended, permit, cancellationToken);
    }

    /// <summary>
    /// Restores what the plan's last write that is still in place changed. The compensation was judged together with its action: expiry, freeze and budget
    /// do not hold it up, only halt does.
    /// </summary>
    public async ValueTask<StageResult?> CompensateAsync(IncidentState state, ExecutionState done, CancellationToken cancellationToken)
    {
        var control = await killSwitch.ReadOfAsync(state.ClusterId, cancellationToken);
        if (control.Mode == ControlMode.Halted)
        {
            return null;
        }

        var basis = new PermitBasis(control, done.Intent.PolicyVersion, new Dictionary<StreamId, long>());
        return await UndoAsync(state, done, reverts: null, basis, cancellationToken);
    }

    /// <summary>Ends a temporary change: like a compensation, but nothing urgent, so that every turn of the kill switch holds it up, and it is counted.</summary>
    public ValueTask<StageResult> RevertAsync(IncidentState state, ExecutionState held, PermitBasis basis, CancellationToken cancellationToken) =>
        UndoAsync(state, held, reverts: true, basis, cancellationToken);

    private async ValueTask<StageResult> UndoAsync(
        IncidentState state, ExecutionState done, bool? reverts, PermitBasis basis, CancellationToken cancellationToken)
    {
        if (await images.ReadAsync(done.Intent, done.Action.Target, cancellationToken) is not var (before, after))
        {
            return Escalation.Close(state, "the image to restore is erased or damaged; a person has to undo the action");
        }

        var intent = done.Intent with
        {
            IntentId = IntentId(state),
            Operation = PermitOperation.Compensate,
            PreImage = done.Intent.PostImage,
            PostImage = done.Intent.PreImage,
            ControlEpoch = basis.Control.Epoch,
            PolicyVersion = basis.PolicyVersion,
            Undoes = done.Intent.IntentId,
            Reverts = reverts,
        };
        var reservations = checks.Reserve(state, done.Action, intent, done.Intent.IntentId, basis.Reservations);
        var intended = await journal.AppendAsync(state, [intent], AppendOrigin.Autoheal, reservations, cancellationToken);
        if (intended is null)
        {
            return StageResult.Appended;
        }

        var permit = new ExecutionPermit(
            intent.IntentId, PermitOperation.Compensate, done.Action, after, before, CheckAgain(state, basis.Control, urgent: reverts is not true));
        return await WriteAsync(intended, permit, cancellationToken);
    }

    /// <summary>Looks what became of an intent without an outcome.</summary>
    public async ValueTask<StageResult> ReconcileAsync(IncidentState state, CancellationToken cancellationToken)
    {
        var execution = state.LastExecution!;
        var found = await lookup.LookAsync(execution, cancellationToken);
        var reconciled = new ActionReconciled { IntentId = execution.Intent.IntentId, State = found };
        var attempts = state.Executions.Count(
            other => other.Intent.Operation == execution.Intent.Operation && other.Intent.PlanHash == execution.Intent.PlanHash
                && other.Intent.Stage == execution.Intent.Stage);
        return found switch
        {
            ReconcileState.Applied => StageResult.Of(reconciled),
            ReconcileState.NotStarted when attempts < MaxAttempts => StageResult.Of(reconciled),
            ReconcileState.NotStarted => GiveUp($"{execution.Action.Action} on {execution.Action.Target} was tried {attempts} times in vain"),
            _ => GiveUp($"it cannot be told whether {execution.Action.Action} on {execution.Action.Target} was carried out"),
        };

        StageResult GiveUp(string reason) => StageResult.Of([reconciled, .. StageStop.Drift(state), .. Escalation.Events(state, reason)]);
    }

    private async ValueTask<StageResult> WriteAsync(IncidentState state, ExecutionPermit permit, CancellationToken cancellationToken)
    {
        catalogue.TryGet(permit.Action.Action, out var handler);
        ActionOutcome outcome;
        try
        {
            outcome = Credible(permit, await handler!.ExecuteAsync(permit, cancellationToken));
        }
        catch (PermitRefusedException e) when (IsNew(state, permit))
        {
            outcome = new ActionOutcome { Status = ActionStatus.Refused, Message = e.Message };
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The border of the tool call: nobody knows what happened, so the world is looked at next. A compensation that a turn of the
            // kill switch held up comes here too: it has not run, and waits until it may.
            Log.ActionInDoubt(logger, state.Id, permit.Action.Action, permit.Target.ToString(), e);
            return StageResult.Appended;
        }
        finally
        {
            permit.Withdraw();
        }

        AutohealTelemetry.CountAction(permit.Action.Action, permit.Operation.ToString(), outcome.Status.ToString());
        Log.ActionEnded(
            logger, state.Id, permit.Operation.ToString(), permit.Action.Action, permit.Target.ToString(), outcome.Status.ToString());
        if (outcome.Status != ActionStatus.Unknown)
        {
            // The write has happened: its outcome is recorded even when the host is being stopped.
            await journal.AppendInPhaseAsync(state, Complete(state, permit, outcome).Events, CancellationToken.None);
        }

        return StageResult.Appended;
    }

    /// <summary>Who never asked for the write cannot have made it as it had to be: the world is looked at instead.</summary>
    private static ActionOutcome Credible(ExecutionPermit permit, ActionOutcome outcome) =>
        outcome.Status == ActionStatus.Applied && !permit.IsRedeemed ? outcome with { Status = ActionStatus.Unknown } : outcome;

    private static StageResult Complete(IncidentState state, ExecutionPermit permit, ActionOutcome outcome)
    {
        var completed = new ActionCompleted { IntentId = permit.IntentId, Status = outcome.Status, Message = outcome.Message };
        if (outcome.Status == ActionStatus.Applied)
        {
            return StageResult.Of(completed);
        }

        if (!IsNew(state, permit))
        {
            return StageResult.Of(
                [completed, .. Escalation.Events(state, $"undoing {permit.Action.Action} on {permit.Target} did not succeed: {outcome.Message}")]);
        }

        var planHash = state.LastExecution!.Intent.PlanHash;
        var code = outcome.Status is ActionStatus.Drifted or ActionStatus.Conflict ? VoidCodes.Drifted : VoidCodes.Precondition;
        return StageResult.Of([completed, .. StageStop.Events(state, planHash, code, outcome.Message)]);
    }

    private static StageResult Refuse(IncidentState state, ApprovedAction approved, string code, string reason) => StageResult.Of(
    [
        new ActionRefused { Step = approved.Step, Operation = PermitOperation.Execute, Code = code, Reason = reason },
        .. StageStop.Events(state, approved.PlanHash, code, reason),
    ]);

    /// <summary>Something that the gate let begin, also an undo that a person asked for; not the way back of the incident's own action.</summary>
    private static bool IsNew(IncidentState state, ExecutionPermit permit) => permit.Operation == PermitOperation.Execute || state.Undo is not null;

    /// <summary>
    /// Read immediately before the write: any turn of the kill switch since the checks refuses, and so does a person's hold. What undoes harm is urgent: only
    /// a halt holds it up.
    /// </summary>
    private Func<ExecutionPermit, CancellationToken, ValueTask> CheckAgain(IncidentState state, ControlState at, bool urgent) => async (_, cancellationToken) =>
    {
        var now = await killSwitch.ReadOfAsync(state.ClusterId, cancellationToken);
        var permitted = urgent
            ? now.Mode != ControlMode.Halted
            : now.Mode == ControlMode.Running && now.Epoch == at.Epoch;
        if (!permitted)
        {
            throw new PermitRefusedException($"the kill switch was turned to {now.Mode.ToString().ToLowerInvariant()} before the write");
        }

        if (!urgent && await people.FindAsync(state.Id, cancellationToken) is { } inCharge)
        {
            throw new PermitRefusedException(inCharge);
        }
    };

    private static string IntentId(IncidentState state) => $"{state.Id}/{state.Executions.Count + 1}";
}
