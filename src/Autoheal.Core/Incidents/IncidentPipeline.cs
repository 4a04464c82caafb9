using System.Collections.Frozen;
using Autoheal.Diagnostics;
using Autoheal.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.Incidents;

/// <summary>
/// Sequences: fold, run the stage of the phase, append what it returns, again. What is wrong, what to do and whether to do it is
/// decided by the stages and the fold.
/// </summary>
internal sealed class IncidentPipeline(
    StageOutcomes outcomes,
    IncidentRegistry registry,
    IEnumerable<IIncidentStage> stages,
    StageFailures failures,
    IOptions<AutohealOptions> options,
    SteadyClock clock,
    ILogger<IncidentPipeline> logger)
{
    private readonly FrozenDictionary<IncidentPhase, IIncidentStage> _stages = stages
        .SelectMany(stage => stage.Phases, (stage, phase) => (stage, phase))
        .ToFrozenDictionary(entry => entry.phase, entry => entry.stage);

    /// <summary>Takes an incident as far as it goes now; the time to come back at, null when it is closed or waits for the outside.</summary>
    public async ValueTask<DateTimeOffset?> AdvanceAsync(string incidentId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var state = await outcomes.LoadAsync(incidentId, cancellationToken);
            if (state.Version == 0)
            {
                return null;
            }

            if (state.IsClosed)
            {
                failures.Forget(incidentId);
                await registry.ForgetAsync(state, cancellationToken);
                return null;
            }

            if (state.WakeAt > clock.GetUtcNow(state))
            {
                return state.WakeAt;
            }

            var result = await TakeStepAsync(state, cancellationToken);
            if (result.Events.Count == 0 && !result.Reload)
            {
                return result.WakeAt;
            }
        }
    }

    private async ValueTask<StageResult> TakeStepAsync(IncidentState state, CancellationToken cancellationToken)
    {
        if (state.Version >= options.Value.MaxEventsPerIncident)
        {
            return await CloseAsync(state, $"the incident has {state.Version} records; a person has to look at it", cancellationToken);
        }

        if (!_stages.TryGetValue(state.Phase, out var stage))
        {
            return await CloseAsync(state, $"no stage handles an incident that is {state.Phase}", cancellationToken);
        }

        using var activity = AutohealTelemetry.StartStage(state);
        try
        {
            var result = await stage.RunAsync(state, cancellationToken);
            await outcomes.AppendAsync(state, result.Events, cancellationToken);
            failures.Forget(state.Id);
            return result;
        }
        catch (Exception e) when (e is not (JournalException or BlobException) && !cancellationToken.IsCancellationRequested)
        {
            // The border of the stage loop: a stage that fails is tried again, and people are told when that goes on. A cancellation
            // that nobody here asked for is a failure like any other, for instance a time-out of the stage's own client.
            Log.StageFailed(logger, state.Id, state.Phase, e);
            AutohealTelemetry.Fail(activity, e);
            var now = clock.GetUtcNow(state);
            return now - failures.Since(state, now) >= options.Value.StageTimeout
                ? await CloseAsync(
                    state, $"{state.Phase} failed for {options.Value.StageTimeout.TotalMinutes:0} minutes: {Describe(e)}", cancellationToken)
                : StageResult.WaitUntil(now + options.Value.StageRetryDelay);
        }
    }

    private async ValueTask<StageResult> CloseAsync(IncidentState state, string reason, CancellationToken cancellationToken)
    {
        var result = Escalation.Close(state, reason);
        await outcomes.AppendAsync(state, result.Events, cancellationToken);
        return result;
    }

    private static string Describe(Exception e) => e is AutohealException known ? known.Message : e.GetType().Name;
}
