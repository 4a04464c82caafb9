using Autoheal.Approvals;
using Autoheal.Execution.Staging;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Execution;

/// <summary>
/// Everything that is checked again right before an intent: each check refuses by itself, and together they are the last word.
/// </summary>
internal sealed class PermitChecks(
    PlanRecheck recheck,
    ApprovalQuorum approvals,
    PolicyGate gate,
    PolicyFacts facts,
    KillSwitch killSwitch,
    WorkloadsAtWork workloads,
    PeopleInCharge people,
    ObligationCheck obligations,
    StageChanges stages,
    IJournalReader reader,
    IncidentJournal journal,
    PolicyBook book,
    SteadyClock clock)
{
    public async ValueTask<PermitCheckResult> CheckAsync(IncidentState state, ApprovedAction approved, CancellationToken cancellationToken)
    {
        // Versions first: a reservation that somebody makes while this runs turns the append into a conflict.
        var reservations = await ReadVersionsAsync(approved.Plan, approved.Step, approved.Request is null, cancellationToken);
        if (await workloads.FindOtherAsync(state, PolicyFacts.WorkloadStreams(approved.Plan, approved.Step), cancellationToken) is { } other)
        {
            return PermitCheckResult.Wait(other);
        }

        if (await people.FindAsync(state.Id, cancellationToken) is { } inCharge)
        {
            return PermitCheckResult.Wait(inCharge);
        }

        var control = await killSwitch.ReadOfAsync(state.ClusterId, cancellationToken);
        var refusal = CheckControl(control) ?? CheckHash(approved) ?? CheckExpiry(state, approved)
            ?? await CheckQuorumAsync(approved, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var world = await recheck.CheckAsync(state, approved.Plan, approved.Step, cancellationToken);
        if (world.Code is { } code)
        {
            return PermitCheckResult.Refuse(code, world.Reason!);
        }

        if (CheckPeopleAtWork(state, approved, world.Action!) is { } atWork)
        {
            return atWork;
        }

        var decision = await DecideAgainAsync(state, approved, world.Action!, cancellationToken);
        return CheckPolicy(decision, approved) ?? CheckAge(state, decision, approved)
            ?? await CheckObligationsAsync(approved.Action with { BlastRadius = world.Action!.BlastRadius }, cancellationToken)
            ?? await PassAsync(state, approved, world.Action!, new PermitBasis(control, decision.PolicyVersion, reservations), cancellationToken);
    }

    /// <summary>The appends that count an intent, at the versions that the checks saw.</summary>
    public IReadOnlyList<StreamAppend> Reserve(
        IncidentState state, PlannedAction action, ActionIntended intent, string? continues, IReadOnlyDictionary<StreamId, long> versions)
    {
        var reserved = new LimitReserved
        {
            IncidentId = state.Id,
            IntentId = intent.IntentId,
            Action = action.Action,
            Unattended = intent.ApprovedBy.Count == 0,
            Target = action.Target,
            Continues = continues,
        };
        var origin = AppendOrigin.Autoheal with { Causation = intent.IntentId };
        return [.. versions.Select(entry => journal.Records(entry.Key, entry.Value, [reserved], origin))];
    }

    private static PermitCheckResult? CheckControl(ControlState control) => control.Mode == ControlMode.Running
        ? null
        : PermitCheckResult.Refuse(VoidCodes.KillSwitch, $"the kill switch says {control.Mode.ToString().ToLowerInvariant()}");

    private static PermitCheckResult? CheckHash(ApprovedAction approved) => PlanHash.Compute(approved.Plan) == approved.PlanHash
        ? null
        : PermitCheckResult.Refuse(VoidCodes.HashMismatch, "the plan is not the one that was judged");

    /// <summary>The answer must be in time for the beginning; a part that has passed does not make the next one late.</summary>
    private PermitCheckResult? CheckExpiry(IncidentState state, ApprovedAction approved) =>
        approved.Request is not { } request || StageProgress.Passed(state).Count > 0 || clock.GetUtcNow(state) < request.ExpiresAt
            ? null
            : PermitCheckResult.Refuse(VoidCodes.Expired, "the approval expired before the action ran");

    private async ValueTask<PermitCheckResult?> CheckQuorumAsync(ApprovedAction approved, CancellationToken cancellationToken) =>
        await approvals.RecheckAsync(approved, cancellationToken) is { } reason
            ? PermitCheckResult.Refuse(VoidCodes.QuorumLost, reason)
            : null;

    /// <summary>Who approved in advance did not know that somebody would be at work; who approved this plan may have.</summary>
    private static PermitCheckResult? CheckPeopleAtWork(IncidentState state, ApprovedAction approved, ReadyAction ready) =>
        ready.LastChangeByPerson is { } change && change.At >= state.BeganAt && approved.Approvals.Any(approval => approval.Grant is not null)
            ? PermitCheckResult.Refuse(VoidCodes.PersonAtWork, "somebody has changed the target, and it was approved in advance")
            : null;

    private async ValueTask<PolicyDecision> DecideAgainAsync(
        IncidentState state, ApprovedAction approved, ReadyAction ready, CancellationToken cancellationToken)
    {
        var input = await facts.GatherAsync(
            state, approved.Plan, approved.Step, WasUnhealthy(state) ?? ready.TargetUnhealthy, ready.LastChangeByPerson, cancellationToken);

        // What it would touch now: the workload may have grown since the plan was made.
        return gate.Decide(input with { Action = input.Action with { BlastRadius = ready.BlastRadius } });
    }

    /// <summary>A target that the first parts have made healthier is still the one that the plan was for.</summary>
    private static bool? WasUnhealthy(IncidentState state) => StageProgress.Passed(state) is [var first, ..] ? first.TargetUnhealthy : null;

    private async ValueTask<PermitCheckResult> PassAsync(
        IncidentState state, ApprovedAction approved, ReadyAction ready, PermitBasis basis, CancellationToken cancellationToken) =>
        await stages.FindAsync(state, approved.Action, ready, cancellationToken) is var (after, stage)
            ? PermitCheckResult.Pass(ready.Before, after, stage, basis)
            : PermitCheckResult.Refuse(VoidCodes.Unavailable, "the next stage cannot be worked out as it was judged");

    private static PermitCheckResult? CheckPolicy(PolicyDecision decision, ApprovedAction approved)
    {
        if (decision.Verdict < approved.Decision.Verdict)
        {
            return PermitCheckResult.Refuse(VoidCodes.PolicyStricter, $"policy, asked again: {decision.Sentence}");
        }

        return IsCovered(decision, approved)
            ? null
            : PermitCheckResult.Refuse(VoidCodes.PolicyStricter, "policy, asked again, demands more than was approved");
    }

    /// <summary>How long an answer stands is policy's to say, too: one that policy would have let expire by now is not fresh enough.</summary>
    private PermitCheckResult? CheckAge(IncidentState state, PolicyDecision decision, ApprovedAction approved) =>
        approved.Request is { } request && decision.Approval is { } demanded && StageProgress.Passed(state).Count == 0
        && clock.GetUtcNow(state) >= request.RequestedAt.AddSeconds(demanded.ExpiresAfterSeconds)
            ? PermitCheckResult.Refuse(VoidCodes.PolicyStricter, "policy, asked again, lets approvals expire sooner than this one was used")
            : null;

    /// <summary>What policy demands now must be part of what was hashed and of what people were asked.</summary>
    private static bool IsCovered(PolicyDecision decision, ApprovedAction approved)
    {
        return ObligationCheck.Cover(approved.Action.Obligations, decision.Obligations)
            && Requirements.Cover(approved.Request?.Requirement, decision.Approval);
    }

    private async ValueTask<PermitCheckResult?> CheckObligationsAsync(PlannedAction action, CancellationToken cancellationToken) =>
        await obligations.FindUnmetAsync(action, cancellationToken) is { } unmet ? PermitCheckResult.Refuse(VoidCodes.Obligation, unmet) : null;

    /// <summary>The versions of the streams on which a step is counted.</summary>
    public async ValueTask<IReadOnlyDictionary<StreamId, long>> ReadVersionsAsync(
        RemediationPlan plan, int step, bool unattended, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<StreamId, long>();
        var streams = PolicyFacts.WorkloadStreams(plan, step);
        if (unattended)
        {
            streams = [.. streams, PolicyFacts.UnattendedStream(plan.ClusterId)];
        }

        if (book.Active.CountsCluster)
        {
            streams = [.. streams, PolicyFacts.ClusterStream(plan.ClusterId)];
        }

        foreach (var stream in streams)
        {
            versions[stream] = await reader.GetVersionAsync(stream, cancellationToken);
        }

        return versions;
    }
}
