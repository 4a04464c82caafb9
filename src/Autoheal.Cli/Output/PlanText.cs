using Autoheal.Incidents;
using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Cli.Output;

/// <summary>A plan that nobody asked to run, as people read it.</summary>
internal static class PlanText
{
    public static void Print(PreviewedPlan planned, CommandOutput output)
    {
        foreach (var refusal in planned.Refusals)
        {
            output.Line($"{"",-8}not {refusal.Action} on {refusal.Target}: {refusal.Reason} ({refusal.Code})");
        }

        if (planned is not { Plan: { } plan, Decision: { } decision })
        {
            output.Line("PLAN    none", Tone.Waiting);
            return;
        }

        foreach (var step in plan.Steps)
        {
            Print(step, output);
        }

        output.Line($"POLICY  {decision.Sentence}", ToneOf(decision.Verdict));
    }

    private static void Print(PlannedAction step, CommandOutput output)
    {
        output.Line(
            $"PLAN    {step.Summary}   {Words.Of(step.Risk)} risk, {Words.Of(step.Reversibility)} undo, at most {step.BlastRadius.Pods} pods of {step.BlastRadius.ServicePods}",
            Tone.Heading);
        foreach (var change in step.Changes)
        {
            output.Line($"        {change.Path}: {change.Before ?? "(absent)"} → {change.After ?? "(absent)"}");
        }

        if (step.KubectlEquivalent is { } command)
        {
            output.Line($"        by hand: {command}");
        }
    }

    private static Tone ToneOf(Verdict verdict) => verdict switch
    {
        Verdict.Allow => Tone.Good,
        Verdict.RequireApproval => Tone.Waiting,
        _ => Tone.Bad,
    };
}
