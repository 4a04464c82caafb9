using System.Globalization;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Reasoning;

namespace Autoheal.Diagnostics.Transcripts;

/// <summary>The lines that say what was seen and what it means.</summary>
internal sealed class DiagnosisLines
{
    private const int MaxFacts = 4;
    private const int MaxHypotheses = 5;
    private bool _headed;
    private int _looks;
    private string _last = "";

    public IEnumerable<string> Write(IncidentState state, DiagnosisMade made, DateTimeOffset at)
    {
        var diagnosis = made.Diagnosis;
        string[] body =
        [
            .. Facts(diagnosis),
            .. diagnosis.Hypotheses.Take(MaxHypotheses).Select((hypothesis, index) => Hypothesis(state, diagnosis, hypothesis, index + 1)),
            .. Outcome(diagnosis),
        ];
        var text = string.Join('\n', body);
        _looks++;
        if (_headed && text == _last)
        {
            return [];
        }

        _last = text;
        string[] opening = _headed ? [TranscriptWriter.Line("AGAIN", $"look {_looks} at {Words.Time(at)}")] : [.. HeaderIfMissing(state)];
        return [.. opening, .. body];
    }

    public IEnumerable<string> HeaderIfMissing(IncidentState state)
    {
        if (_headed || state.Subject is null)
        {
            return [];
        }

        _headed = true;
        var names = string.Join(", ", state.Alerts.Values.Select(alert => alert.Name).Distinct().Order(StringComparer.Ordinal).Take(2));
        var alerts = Words.Count(state.Alerts.Count, "alert");
        var where = state.Cluster is { } cluster ? $"{cluster}, {state.Environment}" : state.Environment;
        return [Words.OneLine($"{state.Id}  {state.Subject.Path}  {names}   {alerts} → 1 incident   {where}, opened {Words.Time(state.OpenedAt)} UTC")];
    }

    private static IEnumerable<string> Facts(Diagnosis diagnosis)
    {
        var leading = diagnosis.Hypotheses.FirstOrDefault();
        var facts = (leading?.For.Select(evidence => evidence.Text) ?? [])
            .Concat(diagnosis.Symptoms.Select(symptom => $"{symptom.Object.Path}: {symptom.Text}"))
            .Distinct()
            .Take(MaxFacts)
            .ToArray();
        return facts.Length == 0 ? [] : [TranscriptWriter.Line("FACTS", string.Join(" · ", facts))];
    }

    private static string Hypothesis(IncidentState state, Diagnosis diagnosis, Hypothesis hypothesis, int number)
    {
        var confidence = hypothesis.Confidence.ToString("0.00", CultureInfo.InvariantCulture);
        var refuted = hypothesis.Status == HypothesisStatus.Refuted;
        var verdict = refuted
            ? $"refuted: {Refutation(state, hypothesis)}"
            : $"for: {Words.Count(hypothesis.For.Count, "check")}   against: {hypothesis.Against.Count}{Mark(diagnosis, hypothesis)}";
        return TranscriptWriter.Line($"H{number} {confidence}", $" {hypothesis.Title} ({hypothesis.Object.Path})   {verdict}");
    }

    private static string Refutation(IncidentState state, Hypothesis hypothesis) =>
        state.Settled.LastOrDefault(settled => settled.Cause == hypothesis.Cause && settled.Object.SamePlaceAs(hypothesis.Object))?.Reason
        ?? string.Join(", ", hypothesis.Against.Select(evidence => evidence.Text));

    private static string Mark(Diagnosis diagnosis, Hypothesis hypothesis) =>
        diagnosis.Outcome == DiagnosisOutcome.Fault && hypothesis.Rank == 1 ? "   → pursue" : "";

    private static IEnumerable<string> Outcome(Diagnosis diagnosis) => diagnosis.Outcome switch
    {
        DiagnosisOutcome.Healthy => [TranscriptWriter.Line("STATE", "everything in scope was seen and nothing is wrong")],
        DiagnosisOutcome.Unknown => [TranscriptWriter.Line("UNKNOWN", Unknown(diagnosis))],
        _ => [],
    };

    private static string Unknown(Diagnosis diagnosis)
    {
        var partial = diagnosis.Partial ? "; not everything was seen" : "";
        return diagnosis.Symptoms.Count == 0
            ? $"nothing is visibly wrong, and no cause is supported{partial}"
            : $"no cause is supported well enough for what is wrong{partial}";
    }
}
