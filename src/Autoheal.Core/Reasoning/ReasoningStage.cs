using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Journal.Events;

namespace Autoheal.Reasoning;

/// <summary>Ranks hypotheses over the collected context, and keeps in mind what this incident has already taught.</summary>
internal sealed class ReasoningStage(IReasoner reasoner, ContextCollection collection, ContextCache cache) : IIncidentStage
{
    public IReadOnlyList<IncidentPhase> Phases { get; } = [IncidentPhase.Reasoning];

    public async ValueTask<StageResult> RunAsync(IncidentState state, CancellationToken cancellationToken)
    {
        var context = cache.Take(state.Id) ?? await collection.CollectAsync(IncidentScopes.Of(state), cancellationToken);
        var diagnosis = await reasoner.DiagnoseAsync(context, cancellationToken);
        return StageResult.Of(new DiagnosisMade { Diagnosis = Remember(state, diagnosis) });
    }

    /// <summary>A cause whose repair was tried and did harm is refuted, whatever its signs say, and ranks last.</summary>
    private static Diagnosis Remember(IncidentState state, Diagnosis diagnosis)
    {
        if (!diagnosis.Hypotheses.Any(hypothesis => state.IsRefuted(hypothesis.Cause, hypothesis.Object)))
        {
            return diagnosis;
        }

        var settled = diagnosis.Hypotheses
            .Select(hypothesis => state.IsRefuted(hypothesis.Cause, hypothesis.Object)
                ? hypothesis with { Status = HypothesisStatus.Refuted }
                : hypothesis)
            .OrderBy(hypothesis => hypothesis.Status == HypothesisStatus.Refuted)
            .Select((hypothesis, index) => hypothesis with { Rank = index + 1 })
            .ToArray();
        var standing = settled.Any(hypothesis => hypothesis.Status is HypothesisStatus.Supported or HypothesisStatus.Confirmed);
        return diagnosis with { Hypotheses = settled, Outcome = standing ? diagnosis.Outcome : DiagnosisOutcome.Unknown };
    }
}
