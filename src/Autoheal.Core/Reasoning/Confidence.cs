using Autoheal.Context;
using Autoheal.Reasoning.Ranking;

namespace Autoheal.Reasoning;

/// <summary>
/// Confidence from the checks that ran and their reliability: supporting checks combine as witnesses, 1 − Π(1 − r); refuting ones take away in
/// proportion. Witnesses who repeat each other count once: of several checks of one predicate of one object the strongest, of several texts of one
/// source each next one half as much. A check that observed nothing changes nothing.
/// </summary>
internal static class Confidence
{
    /// <summary>Nothing is certain: the highest confidence that checks alone can give.</summary>
    public const double Ceiling = 0.97;

    /// <summary>How much a witness counts whose field anyone could have written.</summary>
    private const double UntrustedWeight = 0.3;

    /// <summary>The same where a trustworthy fact speaks for the cause, too: events and logs point, status confirms.</summary>
    private const double CorroboratedWeight = 0.4;

    public static double Of(IReadOnlyList<Check> checks)
    {
        var weight = IsCorroborated(checks) ? CorroboratedWeight : UntrustedWeight;
        var doubt = Doubt(checks, CheckResult.Supports, weight);
        var standing = Doubt(checks, CheckResult.Refutes, UntrustedWeight);
        return Math.Round(Math.Min(Ceiling, (1 - doubt) * standing), 4);
    }

    /// <summary>Only fields that controllers write or that were measured make a cause more than a suspicion.</summary>
    public static HypothesisStatus Status(IReadOnlyList<Check> checks, double confidence)
    {
        if (confidence < 0.3 && Corroborates(checks, CheckResult.Refutes))
        {
            return HypothesisStatus.Refuted;
        }

        return IsCorroborated(checks) ? HypothesisStatus.Supported : HypothesisStatus.Proposed;
    }

    /// <summary>What is left of the doubt, or of the standing, after all witnesses of one side.</summary>
    private static double Doubt(IReadOnlyList<Check> checks, CheckResult side, double untrustedWeight)
    {
        var left = 1.0;
        for (var i = 0; i < checks.Count; i++)
        {
            if (checks[i].Result == side && !IsRepeated(checks, i))
            {
                left *= 1 - (Math.Clamp(checks[i].Reliability, 0, 1) * Weight(checks, i, untrustedWeight));
            }
        }

        return left;
    }

    private static double Weight(IReadOnlyList<Check> checks, int index, double untrustedWeight)
    {
        if (IsTrusted(checks[index]))
        {
            return 1;
        }

        var weight = untrustedWeight;
        for (var i = 0; i < checks.Count; i++)
        {
            var sameVoice = i != index && checks[i].Result == checks[index].Result && !IsTrusted(checks[i]) && checks[i].Fact?.Source == checks[index].Fact?.Source;
            weight *= sameVoice && IsStronger(checks, i, index) && !IsRepeated(checks, i) ? 0.5 : 1;
        }

        return weight;
    }

    /// <summary>Whether a stronger check of the same side rests on the same predicate of the same object.</summary>
    private static bool IsRepeated(IReadOnlyList<Check> checks, int index)
    {
        if (checks[index].Fact is not { } fact)
        {
            return false;
        }

        for (var i = 0; i < checks.Count; i++)
        {
            if (i != index && checks[i].Result == checks[index].Result && checks[i].Fact is { } other && other.Predicate == fact.Predicate
                && other.Trust == fact.Trust && IsStronger(checks, i, index) && Place.Of(other.Subject) == Place.Of(fact.Subject))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsStronger(IReadOnlyList<Check> checks, int one, int other) =>
        checks[one].Reliability > checks[other].Reliability || (checks[one].Reliability.Equals(checks[other].Reliability) && one < other);

    private static bool IsTrusted(Check check) => check.Fact is { Trust: not TrustLevel.Untrusted };

    private static bool IsCorroborated(IReadOnlyList<Check> checks) => Corroborates(checks, CheckResult.Supports);

    private static bool Corroborates(IReadOnlyList<Check> checks, CheckResult side)
    {
        for (var i = 0; i < checks.Count; i++)
        {
            if (checks[i].Result == side && checks[i].Fact?.Trust is TrustLevel.Controlled or TrustLevel.Measured)
            {
                return true;
            }
        }

        return false;
    }
}
