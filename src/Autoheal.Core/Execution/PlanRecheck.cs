using Autoheal.Catalogue;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Reasoning;
using Autoheal.Verification;

namespace Autoheal.Execution;

/// <summary>Holds a judged plan against the world of this moment: same cluster, same guarded fields, same change, cause still there.</summary>
internal sealed class PlanRecheck(
    IActionCatalogue catalogue,
    IClusterIdentity cluster,
    IBlobStore blobs,
    PredicateEvaluators predicates,
    VerificationWatch watch)
{
    /// <summary>How long health must have been seen at least before it counts as returned.</summary>
    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(10);

    public async ValueTask<RecheckResult> CheckAsync(
        IncidentState state, RemediationPlan plan, int step, CancellationToken cancellationToken)
    {
        var action = plan.Steps[step];
        var clusterId = await cluster.GetClusterIdAsync(cancellationToken);
        if (clusterId != plan.ClusterId || clusterId != action.Target.ClusterId)
        {
            return RecheckResult.Void(VoidCodes.OtherCluster, "the host is connected to another cluster than the plan is for");
        }

        if (!catalogue.TryGet(action.Action, out var handler) || handler.Descriptor.Version != action.Version)
        {
            return RecheckResult.Void(VoidCodes.Precondition, $"version {action.Version} of {action.Action} is not in the catalogue");
        }

        var preparation = await handler.PrepareAsync(Request(plan, action), cancellationToken);
        var compared = preparation is ReadyAction ready
            ? Compare(state, action, ready)
            : RecheckResult.Void(VoidCodes.Precondition, Describe(preparation));

        // A person's hands win over everything; health that returned by itself explains all other differences.
        var recovered = await HasRecoveredAsync(plan, action, cancellationToken);
        return compared.Code == VoidCodes.PersonAtWork ? compared
            : recovered ? RecheckResult.Void(VoidCodes.Recovered, "health returned by itself")
            : HaveResolved(state) ? RecheckResult.Void(VoidCodes.AlertsResolved, "every alert of the incident has resolved")
            : compared;
    }

    /// <summary>Whether nobody complains any more. What is still wrong alerts again, and is then a new incident with a fresh diagnosis.</summary>
    private static bool HaveResolved(IncidentState state) => !state.Alerts.IsEmpty && state.Alerts.Values.All(alert => alert.Resolved);

    private RecheckResult Compare(IncidentState state, PlannedAction action, ReadyAction ready)
    {
        var same = ready.Target == action.Target
            && Fingerprints.Of(ready.Before, blobs) == action.TargetFingerprint
            && Fingerprints.Of(ready.After, blobs) == action.ResultFingerprint;
        if (same)
        {
            return RecheckResult.Ready(ready);
        }

        return ready.LastChangeByPerson is { } change && change.At >= state.OpenedAt
            ? RecheckResult.Void(VoidCodes.PersonAtWork, $"somebody changed {action.Target} meanwhile (field manager {Shown(change.Manager)})")
            : RecheckResult.Void(VoidCodes.Drifted, $"{action.Target} is not what it was when the plan was made");
    }

    /// <summary>All effects hold although nothing was done, and have held for a while: one quiet moment between two crashes does not count.</summary>
    private async ValueTask<bool> HasRecoveredAsync(RemediationPlan plan, PlannedAction action, CancellationToken cancellationToken)
    {
        var recovered = action.Effect.Count > 0;
        for (var index = 0; index < action.Effect.Count; index++)
        {
            var effect = action.Effect[index];
            var sustain = TimeSpan.FromSeconds(effect.SustainSeconds);
            var state = (await predicates.EvaluateAsync(effect, cancellationToken)).State;
            recovered &= watch.Note($"plan/{plan.Nonce}", $"{index}", state, sustain > QuietTime ? sustain : QuietTime);
        }

        if (recovered)
        {
            watch.Forget($"plan/{plan.Nonce}");
        }

        return recovered;
    }

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
