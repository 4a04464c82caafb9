using Autoheal.Incidents;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Reasoning.Logs;

namespace Autoheal.Execution.Staging;

/// <summary>Which parts of an action its obligations demand, each before the rest. Pure, from what is hashed alone.</summary>
internal static class StagePlan
{
    private static readonly TimeSpan s_watch = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_leastWatch = TimeSpan.FromSeconds(10);

    /// <summary>The parts, smallest first; the whole comes after them. None when nothing demands any or there is only one pod to try it on.</summary>
    public static IReadOnlyList<PlannedStage> Of(PlannedAction action) =>
        Demands(action, Obligations.Progressive) ? action.Stages ?? []
        : Demands(action, Obligations.CanaryFirst) ? [.. (action.Stages ?? []).Take(1)]
        : [];

    /// <summary>The part that an execution is, if more follows it; null when it was the whole, or the last of it.</summary>
    public static PlannedStage? PartOf(ExecutionState execution)
    {
        var parts = Of(execution.Action);
        return execution.Intent.Stage is { } stage && stage <= parts.Count ? parts[stage - 1] : null;
    }

    /// <summary>How long a part is watched without harm before the next one.</summary>
    public static TimeSpan WatchOf(PlannedAction action) => action.Obligations
        .Where(obligation => obligation.Kind is Obligations.Progressive or Obligations.CanaryFirst)
        .Select(WatchOf).OfType<TimeSpan>().DefaultIfEmpty(s_watch).Max();

    /// <summary>Why the action cannot go by stages as an obligation demands; null when it can.</summary>
    public static string? FindImpossible(Obligation obligation, PlannedAction action)
    {
        if (WatchOf(obligation) is not { } watch || watch < s_leastWatch || watch >= action.EffectDeadline)
        {
            return $"'watch' must be a duration from 10s to less than the {action.EffectDeadlineSeconds}s within which {action.Action} has to show its effect";
        }

        return action.Stages is { Count: > 0 } || IsItsOwnCanary(action)
            ? null
            : action.Stages is null
                ? $"{action.Action} cannot be carried out in stages: Kubernetes decides how it reaches the pods, or it reaches all at once"
                : $"{action.Action} on {action.Target} has no part to try it on first";
    }

    /// <summary>What touches one pod among several has tried itself on one before anything else is judged.</summary>
    private static bool IsItsOwnCanary(PlannedAction action) => action.BlastRadius is { Pods: 1, ServicePods: > 1 };

    private static TimeSpan? WatchOf(Obligation obligation) =>
        !obligation.Parameters.TryGetValue("watch", out var text) ? s_watch
        : Durations.TryParse(text, out var watch) ? watch
        : null;

    private static bool Demands(PlannedAction action, string kind) => action.Obligations.Any(obligation => obligation.Kind == kind);
}
