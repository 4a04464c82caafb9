using Autoheal.Context;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Reasoning;
using Microsoft.Extensions.Options;

namespace Autoheal.Verification;

/// <summary>
/// While a person works on the incident: looks whether the trouble is over, and says so. Plans nothing, does nothing, and records nothing until then, so
/// that a long night costs no records.
/// </summary>
internal sealed class TakenStage(
    ContextCollection collection, RuleReasoner reasoner, VerificationWatch watch, IOptions<AutohealOptions> options, SteadyClock clock) : IIncidentStage
{
    /// <summary>Whoever took it has it; watching for ever would hold a place among the open incidents.</summary>
    private static readonly TimeSpan MaxWatch = TimeSpan.FromHours(24);

    public IReadOnlyList<IncidentPhase> Phases { get; } = [IncidentPhase.Taken];

    public async ValueTask<StageResult> RunAsync(IncidentState state, CancellationToken cancellationToken)
    {
        if (RecoveryWatch.HaveResolved(state))
        {
            return Close(state, "its alerts have resolved");
        }

        var now = clock.GetUtcNow(state);
        if (now >= state.PhaseSince + MaxWatch)
        {
            return Close(state, "Autoheal stops watching after a day");
        }

        var context = await collection.CollectAsync(IncidentScopes.Of(state), cancellationToken);
        var quiet = !context.Partial && reasoner.Symptoms(context).Count == 0;
        return watch.Note($"taken/{state.Id}", "quiet", quiet ? PredicateState.Holds : PredicateState.Fails, options.Value.LookAgainAfter)
            ? Close(state, "nothing is wrong any more")
            : StageResult.WaitUntil(now + options.Value.RecheckInterval);
    }

    private StageResult Close(IncidentState state, string how)
    {
        watch.Forget($"taken/{state.Id}");
        return StageResult.Of(new IncidentClosed { End = IncidentEnd.HandedOver, Summary = $"{state.TakenBy} took it; {how}" });
    }
}
