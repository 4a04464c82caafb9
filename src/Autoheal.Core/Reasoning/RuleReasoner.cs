using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Policy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.Reasoning;

/// <summary>The rule tier: every rule over what was seen, then causal ranking. A rule that fails is left out, and that is said.</summary>
internal sealed class RuleReasoner(
    IEnumerable<IDiagnosticRule> rules,
    IEnumerable<ISymptomDetector> detectors,
    CauseCatalogue causes,
    IOptions<PolicyOptions> policy,
    ILogger<RuleReasoner> logger) : IReasoner
{
    /// <summary>
    /// As many symptoms as a diagnosis holds: a namespace full of failing pods must not make a record that the journal refuses. Those
    /// behind are of the same kind, because the detectors name nodes and workloads first.
    /// </summary>
    private const int MaxSymptoms = 200;

    private readonly IDiagnosticRule[] _rules = [.. rules];
    private readonly ISymptomDetector[] _detectors = [.. detectors];

    public ValueTask<Diagnosis> DiagnoseAsync(IncidentContext context, CancellationToken cancellationToken = default)
    {
        var symptoms = Symptoms(context);
        var failed = new List<string>();
        var ranking = new CausalRanking(context, symptoms, causes);
        var hypotheses = ranking.Rank(_rules.SelectMany(rule => Evaluate(rule, context, failed)));
        var partial = context.Partial || failed.Count > 0;
        var outcome = Judge(context, partial, symptoms, hypotheses);
        return ValueTask.FromResult(new Diagnosis
        {
            Outcome = outcome,
            Partial = partial,
            Symptoms = symptoms,
            Hypotheses = outcome == DiagnosisOutcome.Healthy ? [] : hypotheses,
            Facts = ranking.Facts,
            Brief = Briefs.Write(context, symptoms, hypotheses, ranking.Unobserved, failed),
        });
    }

    /// <summary>What is visibly wrong in a context, numbered.</summary>
    public IReadOnlyList<Symptom> Symptoms(IncidentContext context) =>
        [.. _detectors.SelectMany(detector => detector.Detect(context)).Take(MaxSymptoms).Select((symptom, index) => symptom with { Id = $"S{index + 1}" })];

    private IEnumerable<Finding> Evaluate(IDiagnosticRule rule, IncidentContext context, List<string> failed)
    {
        try
        {
            return [.. rule.Evaluate(context)];
        }
        catch (Exception e)
        {
            // The border of the rule call: the other rules still answer.
            Log.RuleFailed(logger, rule.Name, e);
            failed.Add(rule.Name);
            return [];
        }
    }

    private DiagnosisOutcome Judge(
        IncidentContext context, bool partial, IReadOnlyList<Symptom> symptoms, IReadOnlyList<Hypothesis> hypotheses)
    {
        if (hypotheses.Any(hypothesis => IsNameable(hypothesis)))
        {
            return DiagnosisOutcome.Fault;
        }

        // Requests that fail are not seen to be well by looking at objects.
        var seen = _detectors.Length > 0 && !partial && !context.Scope.Measured && _detectors.All(detector => detector.CanJudge(context));
        return symptoms.Count == 0 && seen ? DiagnosisOutcome.Healthy : DiagnosisOutcome.Unknown;
    }

    private bool IsNameable(Hypothesis hypothesis) =>
        hypothesis.Status is HypothesisStatus.Supported or HypothesisStatus.Confirmed
        && hypothesis.Confidence >= policy.Value.ActConfidence;
}
