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
    IncidentJournal journal,
    IEnumerable<IIncidentStage> stages,
    IOptions<AutohealOptions> options,
    TimeProvider clock,
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
            var state = await journal.LoadAsync(incidentId, cancellationToken);
            if (state.Version == 0 || state.IsClosed)
            {
                return null;
            }

            if (state.WakeAt > clock.GetUtcNow())
            {
                return state.WakeAt;
            }

            var result = await RunStageAsync(state, cancellationToken);
            if (result.Events.Count == 0 && !result.Reload)
            {
                return result.WakeAt;
            }

            if (result.Events.Count > 0)
            {
                await journal.AppendInPhaseAsync(state, result.Events, cancellationToken);
            }
        }
    }

    private async ValueTask<StageResult> RunStageAsync(IncidentState state, CancellationToken cancellationToken)
    {
        if (state.Version >= options.Value.MaxEventsPerIncident)
        {
            return Escalation.Close(state, $"the incident has {state.Version} records; a person has to look at it");
        }

        if (!_stages.TryGetValue(state.Phase, out var stage))
        {
            return Escalation.Close(state, $"no stage handles an incident that is {state.Phase}");
        }

        using var activity = AutohealTelemetry.StartStage(state);
        try
        {
            return await stage.RunAsync(state, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException and not JournalException and not BlobException)
        {
            // The border of the stage loop: a stage that fails is tried again, and people are told when that goes on.
            Log.StageFailed(logger, state.Id, state.Phase, e);
            AutohealTelemetry.Fail(activity, e);
            return clock.GetUtcNow() - state.LastRecordAt > options.Value.StageTimeout
                ? Escalation.Close(state, $"{state.Phase} failed for {options.Value.StageTimeout.TotalMinutes:0} minutes: {Describe(e)}")
                : StageResult.WaitUntil(clock.GetUtcNow() + options.Value.StageRetryDelay);
        }
    }

    private static string Describe(Exception e) => e is AutohealException known ? known.Message : e.GetType().Name;
}
