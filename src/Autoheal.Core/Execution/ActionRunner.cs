using Autoheal.Catalogue;
using Autoheal.Diagnostics;
using Autoheal.Incidents;
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
    ILogger<ActionRunner> logger)
{
    /// <summary>How often one step is tried when looking says that the write did not happen.</summary>
    private const int MaxAttempts = 3;

    /// <summary>Executes an approved step, or records why not; null while another incident is at work on the workload.</summary>
    public async ValueTask<StageResult?> ExecuteAsync(IncidentState state, ApprovedAction approved, CancellationToken cancellationToken)
    {
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

        var (before, after) = await images.StoreAsync(check.Ready!.Before, check.Ready.After, cancellationToken);
        var intent = new ActionIntended
        {
            IntentId = IntentId(state),
            Step = approved.Step,
            Operation = PermitOperation.Execute,
            PlanHash = approved.PlanHash,
            PreImage = before,
            PostImage = after,
            ControlEpoch = check.Control.Epoch,
            ApprovedBy = [.. approved.Approvals.Select(approval => approval.PersonId)],
            PolicyVersion = check.PolicyVersion!,
        };
        var reservations = checks.Reserve(state, approved, intent.IntentId, check.Reservations!);
        var intended = await journal.AppendAsync(state, [intent], AppendOrigin.Autoheal, reservations, cancellationToken);
        if (intended is null)
        {
            // Another incident reserved first, or an alert came in: everything is checked again from the start.
            return StageResult.Appended;
        }

        var permit = new ExecutionPermit(
            intent.IntentId, PermitOperation.Execute, approved.Action, check.Ready.Before, check.Ready.After, CheckAgain(check.Control));
        return await WriteAsync(intended, permit, cancellationToken);
    }

    /// <summary>
    /// Restores what the last action changed. The compensation was judged together with its action: expiry, freeze and budget do not
    /// hold it up, only halt does.
    /// </summary>
    public async ValueTask<StageResult?> CompensateAsync(IncidentState state, CancellationToken cancellationToken)
    {
        var control = await killSwitch.ReadAsync(cancellationToken);
        if (control.Mode == ControlMode.Halted)
        {
            return null;
        }

        var execution = state.Executions.Last(entry =>
            entry.Intent.Operation == PermitOperation.Execute && entry.Status == ActionStatus.Applied);
        if (await images.ReadAsync(execution.Intent, execution.Action.Target, cancellationToken) is not var (before, after))
        {
            return Escalation.Close(state, "the image to restore is erased or damaged; a person has to undo the action");
        }

        var intent = execution.Intent with
        {
            IntentId = IntentId(state),
            Operation = PermitOperation.Compensate,
            PreImage = execution.Intent.PostImage,
            PostImage = execution.Intent.PreImage,
            ControlEpoch = control.Epoch,
        };
        var intended = await journal.AppendAsync(state, [intent], AppendOrigin.Autoheal, [], cancellationToken);
        if (intended is null)
        {
            return StageResult.Appended;
        }

        var permit = new ExecutionPermit(intent.IntentId, PermitOperation.Compensate, execution.Action, after, before, CheckAgain(control));
        return await WriteAsync(intended, permit, cancellationToken);
    }

    /// <summary>Looks what became of an intent without an outcome.</summary>
    public async ValueTask<StageResult> ReconcileAsync(IncidentState state, CancellationToken cancellationToken)
    {
        var execution = state.LastExecution!;
        var found = await lookup.LookAsync(execution, cancellationToken);
        var reconciled = new ActionReconciled { IntentId = execution.Intent.IntentId, State = found };
        var attempts = state.Executions.Count(
            other => other.Intent.Operation == execution.Intent.Operation && other.Intent.PlanHash == execution.Intent.PlanHash);
        return found switch
        {
            ReconcileState.Applied => StageResult.Of(reconciled),
            ReconcileState.NotStarted when attempts < MaxAttempts => StageResult.Of(reconciled),
            ReconcileState.NotStarted => GiveUp($"{execution.Action.Action} on {execution.Action.Target} was tried {attempts} times in vain"),
            _ => GiveUp($"it cannot be told whether {execution.Action.Action} on {execution.Action.Target} was carried out"),
        };

        StageResult GiveUp(string reason) => StageResult.Of([reconciled, .. Escalation.Events(state, reason)]);
    }

    private async ValueTask<StageResult> WriteAsync(IncidentState state, ExecutionPermit permit, CancellationToken cancellationToken)
    {
        catalogue.TryGet(permit.Action.Action, out var handler);
        ActionOutcome outcome;
        try
        {
            outcome = Credible(permit, await handler!.ExecuteAsync(permit, cancellationToken));
        }
        catch (PermitRefusedException e) when (permit.Operation == PermitOperation.Execute)
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

        if (permit.Operation == PermitOperation.Compensate)
        {
            return StageResult.Of(
                [completed, .. Escalation.Events(state, $"undoing {permit.Action.Action} on {permit.Target} did not succeed: {outcome.Message}")]);
        }

        var planHash = state.LastExecution!.Intent.PlanHash;
        var code = outcome.Status == ActionStatus.Drifted ? VoidCodes.Drifted : VoidCodes.Precondition;
        return StageResult.Of([completed, .. PlanVoiding.Events(state, planHash, code, outcome.Message).Events]);
    }

    private static StageResult Refuse(IncidentState state, ApprovedAction approved, string code, string reason) => StageResult.Of(
    [
        new ActionRefused { Step = approved.Step, Operation = PermitOperation.Execute, Code = code, Reason = reason },
        .. PlanVoiding.Events(state, approved.PlanHash, code, reason).Events,
    ]);

    /// <summary>Read immediately before the write: any turn of the kill switch since the checks refuses.</summary>
    private Func<ExecutionPermit, CancellationToken, ValueTask> CheckAgain(ControlState at) => async (permit, cancellationToken) =>
    {
        var now = await killSwitch.ReadAsync(cancellationToken);
        var permitted = permit.Operation == PermitOperation.Compensate
            ? now.Mode != ControlMode.Halted
            : now.Mode == ControlMode.Running && now.Epoch == at.Epoch;
        if (!permitted)
        {
            throw new PermitRefusedException($"the kill switch was turned to {now.Mode.ToString().ToLowerInvariant()} before the write");
        }
    };

    private static string IntentId(IncidentState state) => $"{state.Id}/{state.Executions.Count + 1}";
}
