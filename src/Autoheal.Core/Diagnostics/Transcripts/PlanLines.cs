using Autoheal.Catalogue;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Diagnostics.Transcripts;

/// <summary>The lines that say what is to be done and why policy said so.</summary>
internal static class PlanLines
{
    private const int MaxChanges = 6;

    public static IEnumerable<string> Absent(PlanAbsent absent) => absent.Refusals.Count == 0
        ? [TranscriptWriter.Line("PLAN", "none: no action of the catalogue repairs this cause")]
        : absent.Refusals.Select(refusal => TranscriptWriter.Line("PLAN", $"none: {refusal.Action} on {refusal.Target}: {refusal.Reason} ({refusal.Code})"));

    public static IEnumerable<string> Decided(IncidentState state, PolicyDecided decided)
    {
        var proposal = state.Proposal!;
        foreach (var refusal in proposal.Refusals)
        {
            yield return TranscriptWriter.Line("", $"not {refusal.Action}: {refusal.Reason} ({refusal.Code})");
        }

        foreach (var step in proposal.Plan.Steps)
        {
            yield return TranscriptWriter.Line(
                "PLAN", $"{step.Summary}   blast {Words.Count(step.BlastRadius.Pods, "pod")}, {Words.Count(step.BlastRadius.Namespaces.Count, "namespace")}   {Undo(step)}   plan {decided.PlanHash[..8]}…");
            foreach (var change in step.Changes.Take(MaxChanges))
            {
                yield return TranscriptWriter.Line("", $"{change.Path}: {change.Before ?? "(absent)"} → {change.After ?? "(absent)"}");
            }

            if (step.KubectlEquivalent is { } command)
            {
                yield return TranscriptWriter.Line("", $"by hand: {command}");
            }
        }

        yield return TranscriptWriter.Line("POLICY", $"{decided.Sentence}{Budget(decided)}");
    }

    private static string Undo(PlannedAction step) => step.Reversibility switch
    {
        Reversibility.Exact when !step.Compensation.Available => "is itself an undo",
        Reversibility.Exact => "exact undo",
        Reversibility.SelfHealing => "no undo needed",
        _ => "CANNOT BE UNDONE",
    };

    private static string Budget(PolicyDecided decided) =>
        decided is { Verdict: not Verdict.Deny, ActionsOnWorkloadLastHour: { } used, WorkloadLimitPerHour: { } limit }
            ? $"   budget {used + 1} of {limit} per hour"
            : "";
}
