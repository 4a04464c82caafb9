using System.Security.Cryptography;
using Autoheal.Journal;

namespace Autoheal.Planning;

/// <summary>
/// The hash that decisions and approvals are bound to: SHA-256 over <c>autoheal/plan/v1\n</c> and the canonical JSON of the plan.
/// Always computed from content.
/// </summary>
internal static class PlanHash
{
    public static string Compute(RemediationPlan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("autoheal/plan/v1\n"u8);
        hash.AppendData(CanonicalJson.Canonicalize(JournalJson.Write(Hashed(plan))));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Texts for people are left out: a better wording is not another plan.</summary>
    private static RemediationPlan Hashed(RemediationPlan plan) => plan with
    {
        HypothesisRank = 0,
        Steps = [.. plan.Steps.Select(step => step with { Summary = "", KubectlEquivalent = null })],
    };
}
