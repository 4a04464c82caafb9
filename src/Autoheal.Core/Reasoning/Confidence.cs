using Autoheal.Context;

namespace Autoheal.Reasoning;

/// <summary>
/// Confidence from the checks that ran and their reliability: supporting checks combine as independent witnesses,
/// 1 − Π(1 − r); refuting ones take away in proportion. A check that observed nothing changes nothing.
/// </summary>
internal static class Confidence
{
    /// <summary>Nothing is certain: the highest confidence that checks alone can give.</summary>
    public const double Ceiling = 0.97;

    /// <summary>How much a witness counts whose field anyone could have written.</summary>
    private const double UntrustedWeight = 0.3;

    public static double Of(IReadOnlyList<Check> checks)
    {
        var doubt = 1.0;
        var standing = 1.0;
        foreach (var check in checks)
        {
            var reliability = Math.Clamp(check.Reliability, 0, 1) * Weight(check);
            doubt *= check.Result == CheckResult.Supports ? 1 - reliability : 1;
            standing *= check.Result == CheckResult.Refutes ? 1 - reliability : 1;
        }

        return Math.Round(Math.Min(Ceiling, (1 - doubt) * standing), 4);
    }

    /// <summary>Only fields that controllers write or that were measured make a cause more than a suspicion.</summary>
    public static HypothesisStatus Status(IReadOnlyList<Check> checks, double confidence)
    {
        if (confidence < 0.3 && checks.Any(check => check.Result == CheckResult.Refutes && IsCorroboration(check)))
        {
            return HypothesisStatus.Refuted;
        }

        return checks.Any(check => check.Result == CheckResult.Supports && IsCorroboration(check))
            ? HypothesisStatus.Supported
            : HypothesisStatus.Proposed;
    }

    private static double Weight(Check check) =>
        check.Fact is null || check.Fact.Trust == TrustLevel.Untrusted ? UntrustedWeight : 1;

    private static bool IsCorroboration(Check check) => check.Fact?.Trust is TrustLevel.Controlled or TrustLevel.Measured;
}
