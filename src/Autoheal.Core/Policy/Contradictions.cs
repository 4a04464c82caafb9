using Autoheal.Planning;
using Autoheal.Reasoning;

namespace Autoheal.Policy;

/// <summary>
/// Finds causes beside the chosen one that are as likely and ask for a contradicting repair: the same action on the same object with other parameters, so
/// that doing what one of them needs is wrong for the other.
/// </summary>
internal static class Contradictions
{
    /// <summary>Confidences closer together than this do not tell causes apart.</summary>
    private const double Alike = 0.02;

    /// <summary>The causes; null when the chosen hypothesis is not in the diagnosis.</summary>
    public static IReadOnlyList<CauseCode>? Find(Diagnosis? diagnosis, Hypothesis? chosen, PlannedAction action)
    {
        if (diagnosis is null || chosen is null)
        {
            return null;
        }

        return
        [
            .. diagnosis.Hypotheses
                .Where(other => other.Cause != chosen.Cause && other.Group == chosen.Group && IsAsLikely(other, chosen) && Contradicts(other, action))
                .Select(other => other.Cause)
                .Distinct(),
        ];
    }

    private static bool IsAsLikely(Hypothesis other, Hypothesis chosen) =>
        other.Status is HypothesisStatus.Supported or HypothesisStatus.Confirmed && other.Confidence >= chosen.Confidence - Alike;

    private static bool Contradicts(Hypothesis other, PlannedAction action) => other.Remedies is [var first, ..]
        && first.Action == action.Action && IsSamePlace(first, action)
        && (first.Parameters.Count != action.Parameters.Count
            || first.Parameters.Any(parameter => !action.Parameters.TryGetValue(parameter.Key, out var value) || value != parameter.Value));

    /// <summary>A proposal may leave the cluster open; kind and path it never does.</summary>
    private static bool IsSamePlace(ActionProposal proposal, PlannedAction action) =>
        proposal.Target.Kind == action.Target.Kind && proposal.Target.Path == action.Target.Path;
}
