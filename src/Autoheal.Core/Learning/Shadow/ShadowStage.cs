using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Learning.Autonomy;
using Autoheal.Policy;
using Microsoft.Extensions.Options;

namespace Autoheal.Learning.Shadow;

/// <summary>While people act instead: watches what they make of the target, and compares it with what would have been done. Writes nothing.</summary>
internal sealed class ShadowStage(
    PlanRecheck recheck,
    IntentImages images,
    ShadowComparison comparison,
    RecoveryWatch recovery,
    IOptionsMonitor<AutonomyOptions> autonomy,
    SteadyClock clock) : IIncidentStage
{
    /// <summary>How often the target is looked at: people take their time, and nothing depends on being quick.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public IReadOnlyList<IncidentPhase> Phases { get; } = [IncidentPhase.Shadowing];

    public ValueTask<StageResult> RunAsync(IncidentState state, CancellationToken cancellationToken) =>
        state.ShadowWatch is { } watch ? LookAsync(state, watch, cancellationToken) : BeginAsync(state, cancellationToken);

    private async ValueTask<StageResult> BeginAsync(IncidentState state, CancellationToken cancellationToken)
    {
        var plan = PolicyStage.Bind(state.Proposal!.Plan, state.Decision!.Obligations);
        var result = await recheck.CheckAsync(state, plan, step: 0, cancellationToken);
        if (result.Action is not { } ready)
        {
            return Conclude(state, ShadowMatch.Unknown, $"it cannot be compared: {result.Reason}", IncidentEnd.HandedOver);
        }

        var (before, after) = await images.StoreAsync(ready.Before, ready.After, cancellationToken);
        return StageResult.Of(new ShadowWatched
        {
            PlanHash = state.Shadow!.PlanHash,
            PreImage = before,
            PostImage = after,
            Until = clock.GetUtcNow(state) + autonomy.CurrentValue.ShadowWatch,
        });
    }

    private async ValueTask<StageResult> LookAsync(IncidentState state, ShadowWatched watch, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow(state);
        var plan = state.Proposal!.Plan;
        var recovered = await recovery.HasRecoveredAsync(plan, plan.Steps[0], cancellationToken) || RecoveryWatch.HaveResolved(state);
        var found = await comparison.LookAsync(state, watch, cancellationToken);
        if (found == ReconcileState.Applied)
        {
            return Conclude(state, ShadowMatch.Same, "people did what would have been done", IncidentEnd.HandedOver);
        }

        if (!recovered && now < watch.Until)
        {
            var next = now + Interval;
            return StageResult.WaitUntil(next < watch.Until ? next : watch.Until);
        }

        return (found, recovered) switch
        {
            (ReconcileState.NotStarted, true) => Conclude(
                state, ShadowMatch.NotNeeded, "health returned and nobody had changed the target: the plan was not needed", IncidentEnd.Recovered),
            (ReconcileState.NotStarted, false) => Conclude(
                state, ShadowMatch.NobodyActed, "nobody changed the target, and it is not well", IncidentEnd.Escalated),
            _ => Conclude(state, ShadowMatch.Other, "people did something else than would have been done", IncidentEnd.HandedOver),
        };
    }

    private static StageResult Conclude(IncidentState state, ShadowMatch match, string text, IncidentEnd end) => StageResult.Of(
        new ShadowCompared { PlanHash = state.Shadow!.PlanHash, Match = match, Text = text },
        new IncidentClosed { End = end, Summary = $"advice only; {text}" });
}
