using Autoheal.Incidents;
using Autoheal.Policy;

namespace Autoheal.Execution.Temporary;

/// <summary>
/// Asks again whether a temporary change may be reverted, as before any action, and has the runner restore what was before. What policy denies is told to
/// a person; a stop of the kill switch, a person in charge
/// and another incident at work only put it off.
/// </summary>
internal sealed class Reverter(
    ActionRunner runner,
    PolicyGate gate,
    PolicyFacts facts,
    ObligationCheck obligations,
    WorkloadsAtWork workloads,
    KillSwitch killSwitch,
    PeopleInCharge people,
    PermitChecks checks)
{
    /// <summary>Reverts the last part of a held change, or says why not; null while it has to wait.</summary>
    public async ValueTask<StageResult?> RevertAsync(IncidentState state, ExecutionState held, CancellationToken cancellationToken)
    {
        // Versions first: a reservation that somebody makes while this runs turns the append into a conflict.
        var unattended = held.Intent.ApprovedBy.Count == 0;
        var versions = await checks.ReadVersionsAsync(held.Plan, held.Intent.Step, unattended, cancellationToken);
        var control = await killSwitch.ReadOfAsync(state.ClusterId, cancellationToken);
        if (control.Mode != ControlMode.Running
            || await people.FindAsync(state.Id, cancellationToken) is not null
            || await workloads.FindOtherAsync(state, PolicyFacts.WorkloadStreams(held.Plan, held.Intent.Step), cancellationToken) is not null)
        {
            return null;
        }

        var decision = await DecideAsync(state, held, cancellationToken);
        if (await FindRefusalAsync(decision, held, cancellationToken) is { } refusal)
        {
            return Escalation.Close(state, $"reverting {held.Action.Action} on {held.Action.Target} is not permitted: {refusal}");
        }

        return await runner.RevertAsync(state, held, new PermitBasis(control, decision.PolicyVersion, versions), cancellationToken);
    }

    /// <summary>What was known of the cause is what was known when the action ran; everything else is as it is now.</summary>
    private async ValueTask<PolicyDecision> DecideAsync(IncidentState state, ExecutionState held, CancellationToken cancellationToken)
    {
        var input = await facts.GatherAsync(state, held.Plan, held.Intent.Step, held.TargetUnhealthy, lastChangeByPerson: null, cancellationToken);
        return gate.Decide(input with
        {
            Confidence = held.Facts?.Confidence,
            Status = held.Facts?.Status,
            Contradictions = held.Facts?.Contradictions,
        });
    }

    /// <summary>People who were asked about the action were asked about its end.</summary>
    private async ValueTask<string?> FindRefusalAsync(PolicyDecision decision, ExecutionState held, CancellationToken cancellationToken)
    {
        if (decision.Verdict == Verdict.Deny || (decision.Verdict == Verdict.RequireApproval && !Requirements.Cover(held.Requirement, decision.Approval)))
        {
            return decision.Sentence;
        }

        return ObligationCheck.Cover(held.Action.Obligations, decision.Obligations)
            ? await obligations.FindUnmetAsync(held.Action, cancellationToken)
            : "policy, asked again, demands more than was approved";
    }
}
