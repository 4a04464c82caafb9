using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Microsoft.Extensions.Options;

namespace Autoheal.Verification;

/// <summary>A compensation is verified by reading the guarded fields back: they must equal the pre-image.</summary>
internal sealed class CompensationVerificationStage(IIntentLookup lookup, IOptions<AutohealOptions> options, SteadyClock clock)
    : IIncidentStage
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    public IReadOnlyList<IncidentPhase> Phases { get; } = [IncidentPhase.VerifyingCompensation];

    public async ValueTask<StageResult> RunAsync(IncidentState state, CancellationToken cancellationToken)
    {
        var execution = state.LastExecution!;
        var restored = await lookup.LookAsync(execution, cancellationToken) == ReconcileState.Applied;
        var now = clock.GetUtcNow(state);
        if (!restored && now < execution.AppliedAt + Deadline)
        {
            return StageResult.WaitUntil(now + options.Value.VerificationInterval);
        }

        var concluded = new VerificationConcluded
        {
            IntentId = execution.Intent.IntentId,
            Operation = PermitOperation.Compensate,
            Verdict = restored ? VerificationVerdict.Effect : VerificationVerdict.NoEffect,
            Observations =
            [
                new PredicateObservation
                {
                    Kind = "guarded-fields-restored",
                    State = restored ? PredicateState.Holds : PredicateState.Fails,
                    Text = restored ? "guarded fields equal the pre-image" : "guarded fields differ from the pre-image",
                },
            ],
            SymptomsRemain = true,
        };
        if (restored && state.Undo is { } undo)
        {
            return StageResult.Of(concluded, new IncidentClosed { End = IncidentEnd.Undone, Summary = $"{undo.IntentId} is undone, as {undo.By} asked" });
        }

        return restored
            ? StageResult.Of([concluded, .. EndOfRevert(state, concluded, now)])
            : StageResult.Of([concluded, .. Escalation.Events(state, $"undoing {execution.Action.Action} did not restore {execution.Action.Target}")]);
    }

    /// <summary>An incident that only waited for its temporary change to end is over when the first of its parts is restored.</summary>
    private static IReadOnlyList<JournalEvent> EndOfRevert(IncidentState state, VerificationConcluded concluded, DateTimeOffset now) =>
        state.Revert is { } revert && IncidentFold.Apply(state, concluded, now).Phase != IncidentPhase.Compensating
            ? [new IncidentClosed { End = revert.End, Summary = $"{revert.Summary}; the temporary change is reverted" }]
            : [];
}
