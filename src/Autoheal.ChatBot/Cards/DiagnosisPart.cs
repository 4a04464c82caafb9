using System.Globalization;
using Autoheal.ChatBot.Messages;
using Autoheal.Context;
using Autoheal.Reasoning;

namespace Autoheal.ChatBot.Cards;

/// <summary>What was seen and what it means: facts, ranked causes with the checks for and against, or an honest "unknown".</summary>
internal static class DiagnosisPart
{
    private const int MaxFacts = 4;
    private const int MaxCauses = 3;
    private const int MaxQuotes = 2;
    private const int MaxChecks = 4;

    public static IEnumerable<ChatBlock> BlocksOf(Diagnosis diagnosis, ChatTexts texts)
    {
        var facts = Facts(diagnosis).ToArray();
        if (facts.Length > 0)
        {
            yield return new ListBlock(texts.Facts, facts);
        }

        if (diagnosis.Hypotheses.Count > 0)
        {
            yield return new ListBlock(texts.Causes, [.. diagnosis.Hypotheses.Take(MaxCauses).Select(Cause)], Numbered: true);
        }

        foreach (var quote in Quotes(diagnosis))
        {
            yield return quote;
        }

        if (diagnosis.Outcome != DiagnosisOutcome.Fault)
        {
            yield return new TextBlock([Outcome(diagnosis)]);
        }

        if (diagnosis.Outcome == DiagnosisOutcome.Unknown && diagnosis.Brief.NextChecks.Count > 0)
        {
            yield return new ListBlock(texts.CheckNext, [.. diagnosis.Brief.NextChecks.Take(MaxChecks).Select(Line)]);
        }
    }

    private static IEnumerable<IReadOnlyList<ChatRun>> Facts(Diagnosis diagnosis) =>
        (diagnosis.Hypotheses.FirstOrDefault()?.For.Where(IsSolid).Select(evidence => evidence.Text) ?? [])
            .Concat(diagnosis.Symptoms.Select(symptom => $"{symptom.Object.Path}: {symptom.Text}"))
            .Distinct()
            .Take(MaxFacts)
            .Select(Line);

    /// <summary>Of what was refuted nobody needs to read more than that.</summary>
    private static IReadOnlyList<ChatRun> Cause(Hypothesis hypothesis)
    {
        if (hypothesis.Status == HypothesisStatus.Refuted)
        {
            return [$"{hypothesis.Title} ({hypothesis.Object}): refuted"];
        }

        var confidence = hypothesis.Confidence.ToString("0.00", CultureInfo.InvariantCulture);
        var checks = string.Create(CultureInfo.InvariantCulture, $"{hypothesis.For.Count} for, {hypothesis.Against.Count} against");
        return
        [
            new TextRun(hypothesis.Title, ChatTextStyle.Strong), $" ({hypothesis.Object}), confidence {confidence}, {checks}. {hypothesis.Summary}",
        ];
    }

    /// <summary>Text from outside stands apart, marked as quoted.</summary>
    private static IEnumerable<QuoteBlock> Quotes(Diagnosis diagnosis) =>
        (diagnosis.Hypotheses.FirstOrDefault()?.For ?? [])
            .Where(evidence => !IsSolid(evidence))
            .Take(MaxQuotes)
            .Select(evidence => new QuoteBlock(evidence.Source, evidence.Text));

    private static bool IsSolid(Evidence evidence) => evidence.Trust != TrustLevel.Untrusted;

    private static string Outcome(Diagnosis diagnosis) => diagnosis switch
    {
        { Outcome: DiagnosisOutcome.Healthy } => "Everything in scope was seen and nothing is wrong.",
        { Partial: true } => "No cause is supported well enough, and not everything could be seen.",
        { Symptoms.Count: 0 } => "Nothing is visibly wrong, and no cause is supported.",
        _ => "No cause is supported well enough for what is wrong.",
    };

    private static IReadOnlyList<ChatRun> Line(string text) => [text];
}
