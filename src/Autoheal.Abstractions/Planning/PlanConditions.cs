using Autoheal.Policy;

namespace Autoheal.Planning;

/// <summary>What obligations mean for how a step is carried out, as people read it. From what is hashed alone.</summary>
internal static class PlanConditions
{
    /// <summary>One clause for each; null when there is none.</summary>
    public static IReadOnlyList<string>? Of(PlannedAction action)
    {
        var conditions = action.Obligations.Select(obligation => Describe(obligation, action)).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return conditions.Length == 0 ? null : conditions;
    }

    private static string? Describe(Obligation obligation, PlannedAction action) => obligation.Kind switch
    {
        Obligations.Progressive => Stages(action, int.MaxValue),
        Obligations.CanaryFirst => Stages(action, 1),
        Obligations.RevertAfter => $"reverted after {obligation.Parameters.GetValueOrDefault("after")} of normal operation",
        _ => null,
    };

    private static string? Stages(PlannedAction action, int most) => action.Stages is { Count: > 0 } stages
        ? $"in stages, each watched before the next: {string.Join(", ", stages.Take(most).Select(stage => stage.Summary))}, all"
        : null;
}
