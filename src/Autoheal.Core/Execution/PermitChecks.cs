using Autoheal.Approvals;
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
    ApprovalLedger approvals,
    PolicyGate gate,
    PolicyFacts facts,
    KillSwitch killSwitch,
    WorkloadsAtWork workloads,
    IEnumerable<IObligationEnforcer> enforcers,
    IJournalReader reader,
    IncidentJournal journal,
    SteadyClock clock)
{
    public async ValueTask<PermitCheckResult> CheckAsync(IncidentState state, ApprovedAction approved, CancellationToken cancellationToken)
    {
        // Versions first: a reservation that somebody makes while this runs turns the append into a conflict.
        var reservations = await ReadVersionsAsync(approved, cancellationToken);
        if (await workloads.FindOtherAsync(state, PolicyFacts.WorkloadStreams(approved.Plan, approved.Step), cancellationToken) is { } other)
        {
            return PermitCheckResult.Wait(other);
        }

        var control = await killSwitch.ReadAsync(cancellationToken);
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

        return await CheckPolicyAsync(state, approved, world.Action!, cancellationToken)
            ?? await CheckObligationsAsync(approved, cancellationToken)
            ?? PermitCheckResult.Pass(world.Action!, control, gate.Version, reservations);
    }

    /// <summary>The appends that count the action, at the versions that the checks saw.</summary>
    public IReadOnlyList<StreamAppend> Reserve(
        IncidentState state, ApprovedAction approved, string intentId, IReadOnlyDictionary<StreamId, long> versions)
    {
        var reserved = new LimitReserved
        {
            IncidentId = state.Id,
            IntentId = intentId,
            Action = approved.Action.Action,
            Unattended = approved.Request is null,
        };
        var origin = AppendOrigin.Autoheal with { Causation = intentId };
        return [.. versions.Select(entry => journal.Records(entry.Key, entry.Value, [reserved], origin))];
    }

    private static PermitCheckResult? CheckControl(ControlState control) => control.Mode == ControlMode.Running
        ? null
        : PermitCheckResult.Refuse(VoidCodes.KillSwitch, $"the kill switch says {control.Mode.ToString().ToLowerInvariant()}");

    private static PermitCheckResult? CheckHash(ApprovedAction approved) => PlanHash.Compute(approved.Plan) == approved.PlanHash
        ? null
        : PermitCheckResult.Refuse(VoidCodes.HashMismatch, "the plan is not the one that was judged");

    private PermitCheckResult? CheckExpiry(IncidentState state, ApprovedAction approved) =>
        approved.Request is not { } request || clock.GetUtcNow(state) < request.ExpiresAt
            ? null
            : PermitCheckResult.Refuse(VoidCodes.Expired, "the approval expired before the action ran");

    private async ValueTask<PermitCheckResult?> CheckQuorumAsync(ApprovedAction approved, CancellationToken cancellationToken) =>
        await approvals.RecheckAsync(approved, cancellationToken) is { } reason
            ? PermitCheckResult.Refuse(VoidCodes.QuorumLost, reason)
            : null;

    private async ValueTask<PermitCheckResult?> CheckPolicyAsync(
        IncidentState state, ApprovedAction approved, ReadyAction ready, CancellationToken cancellationToken)
    {
        var input = await facts.GatherAsync(
            state, approved.Plan, approved.Step, ready.TargetUnhealthy, ready.LastChangeByPerson, cancellationToken);

        // What it would touch now: the workload may have grown since the plan was made.
        var decision = gate.Decide(input with { Action = input.Action with { BlastRadius = ready.BlastRadius } });
        if (decision.Verdict < approved.Decision.Verdict)
        {
            return PermitCheckResult.Refuse(VoidCodes.PolicyStricter, $"policy, asked again: {decision.Sentence}");
        }

        return IsCovered(decision, approved)
            ? null
            : PermitCheckResult.Refuse(VoidCodes.PolicyStricter, "policy, asked again, demands more than was approved");
    }

    /// <summary>What policy demands now must be part of what was hashed and of what people were asked.</summary>
    private static bool IsCovered(PolicyDecision decision, ApprovedAction approved)
    {
        var obligations = decision.Obligations.All(demanded => approved.Action.Obligations.Any(given =>
            given.Kind == demanded.Kind && given.Parameters.Count == demanded.Parameters.Count
            && given.Parameters.All(parameter => demanded.Parameters.TryGetValue(parameter.Key, out var value) && value == parameter.Value)));
        var approval = decision.Approval is not { } demands || (approved.Request?.Requirement is { } asked
            && asked.Quorum >= demands.Quorum && asked.Roles.All(role => demands.Roles.Contains(role, StringComparer.Ordinal)));
        return obligations && approval;
    }

    private async ValueTask<PermitCheckResult?> CheckObligationsAsync(ApprovedAction approved, CancellationToken cancellationToken)
    {
        foreach (var obligation in approved.Action.Obligations)
        {
            if (await FindUnmetAsync(obligation, approved.Action, cancellationToken) is { } unmet)
            {
                return PermitCheckResult.Refuse(VoidCodes.Obligation, $"obligation {obligation.Kind}: {unmet}");
            }
        }

        return null;
    }

    /// <summary>Every enforcer of the kind must agree.</summary>
    private async ValueTask<string?> FindUnmetAsync(Obligation obligation, PlannedAction action, CancellationToken cancellationToken)
    {
        var unmet = "nothing enforces it here";
        foreach (var enforcer in enforcers.Where(candidate => candidate.Kind == obligation.Kind))
        {
            unmet = await enforcer.CheckAsync(obligation, action, cancellationToken);
            if (unmet is not null)
            {
                return unmet;
            }
        }

        return unmet;
    }

    private async ValueTask<IReadOnlyDictionary<StreamId, long>> ReadVersionsAsync(ApprovedAction approved, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<StreamId, long>();
        var streams = PolicyFacts.WorkloadStreams(approved.Plan, approved.Step);
        if (approved.Request is null)
        {
            streams = [.. streams, PolicyFacts.UnattendedStream(approved.Plan.ClusterId)];
        }

        foreach (var stream in streams)
        {
            versions[stream] = await reader.GetVersionAsync(stream, cancellationToken);
        }

        return versions;
    }
}
