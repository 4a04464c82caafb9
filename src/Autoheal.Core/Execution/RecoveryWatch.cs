using Autoheal.Incidents;
using Autoheal.Planning;
using Autoheal.Verification;

namespace Autoheal.Execution;

/// <summary>Sees health return while a plan waits or is only compared.</summary>
internal sealed class RecoveryWatch(PredicateEvaluators predicates, VerificationWatch watch)
{
    /// <summary>How long health must have been seen at least before it counts as returned.</summary>
    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(10);

    /// <summary>Whether nobody complains any more. What is still wrong alerts again, and is then a new incident with a fresh diagnosis.</summary>
    public static bool HaveResolved(IncidentState state) => !state.Alerts.IsEmpty && state.Alerts.Values.All(alert => alert.Resolved);

    /// <summary>All effects hold although nothing was done, and have held for a while: one quiet moment between two crashes does not count.</summary>
    public async ValueTask<bool> HasRecoveredAsync(RemediationPlan plan, PlannedAction action, CancellationToken cancellationToken)
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
}
