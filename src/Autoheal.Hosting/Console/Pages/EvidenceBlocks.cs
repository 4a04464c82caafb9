using System.Globalization;
using Autoheal.ChatBot.Messages;
using Autoheal.Context;
using Autoheal.Journal.Events;
using Autoheal.Reasoning;

namespace Autoheal.Hosting.Console.Pages;

/// <summary>What a card has no room for: all causes with the evidence for and against each, and what each policy said.</summary>
internal static class EvidenceBlocks
{
    private const int MaxEvidence = 12;

    public static IEnumerable<ChatBlock> Of(Diagnosis diagnosis)
    {
        if (diagnosis.Symptoms.Count > 0)
        {
            yield return new ListBlock("Visibly wrong", [.. diagnosis.Symptoms.Select(symptom => Line(new TextRun(symptom.Object.ToString(), ChatTextStyle.Code), $" {symptom.Text}"))]);
        }

        if (diagnosis.Partial)
        {
            yield return new TextBlock(["Not everything that was asked for could be seen."], Small: true);
        }

        foreach (var block in diagnosis.Hypotheses.SelectMany(Of))
        {
            yield return block;
        }
    }

    public static IEnumerable<ChatBlock> Of(PolicyDecided decision) =>
    [
        new TextBlock([decision.Sentence]),
        new ListBlock(null, [.. decision.Reasons
            .Where(reason => reason.Verdict is not null)
            .OrderBy(reason => reason.Verdict)
            .Select(reason => Line(new TextRun(reason.Policy, ChatTextStyle.Code), $" {ConsoleWords.Of(reason.Verdict!.Value)}: {reason.Reason}"))]),
        new TextBlock([$"policies {decision.PolicyVersion}"], Small: true),
    ];

    private static IEnumerable<ChatBlock> Of(Hypothesis hypothesis)
    {
        yield return new DividerBlock();
        yield return new TextBlock(
        [
            new TextRun(string.Create(CultureInfo.InvariantCulture, $"H{hypothesis.Rank} {hypothesis.Title}"), ChatTextStyle.Strong),
            " ", new TextRun(hypothesis.Object.ToString(), ChatTextStyle.Code),
        ]);
        yield return new TextBlock(
            [string.Create(CultureInfo.InvariantCulture, $"confidence {hypothesis.Confidence:0.00} · {hypothesis.Status.ToString().ToLowerInvariant()} · {hypothesis.Cause}")], Small: true);
        foreach (var block in Evidence("For", hypothesis.For).Concat(Evidence("Against", hypothesis.Against)))
        {
            yield return block;
        }
    }

    /// <summary>Text from outside stands apart from what was seen, marked as quoted.</summary>
    private static IEnumerable<ChatBlock> Evidence(string title, IReadOnlyList<Evidence> evidence)
    {
        var shown = evidence.Take(MaxEvidence).ToLookup(item => item.Trust == TrustLevel.Untrusted);
        if (shown.Contains(false))
        {
            yield return new ListBlock(title, [.. shown[false].Select(item => Line($"{item.Text} ({item.Source}, {item.Trust.ToString().ToLowerInvariant()})"))]);
        }

        foreach (var quote in shown[true])
        {
            yield return new QuoteBlock($"{quote.Source}, taken {title.ToLowerInvariant()} it", quote.Text);
        }
    }

    private static IReadOnlyList<ChatRun> Line(params ChatRun[] runs) => runs;
}
