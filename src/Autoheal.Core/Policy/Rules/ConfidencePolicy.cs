using Autoheal.Catalogue;
using Autoheal.Reasoning;
using Microsoft.Extensions.Options;

namespace Autoheal.Policy.Rules;

/// <summary>Risk against confidence: below the first threshold a person takes over, below the second a person approves.</summary>
internal sealed class ConfidencePolicy(IOptions<PolicyOptions> options) : IPolicy
{
    public string Name => "confidence";

    public PolicyVote Evaluate(PolicyInput input)
    {
        if (input.Confidence is not { } confidence || input.Status is not { } status)
        {
            return PolicyVote.Deny("the confidence in the cause is not known");
        }

        if (status is not (HypothesisStatus.Supported or HypothesisStatus.Confirmed))
        {
            return PolicyVote.Deny($"the cause is only {status.ToString().ToLowerInvariant()}");
        }

        if (!(confidence >= options.Value.ActConfidence))
        {
            return PolicyVote.Deny(FormattableString.Invariant(
                $"confidence {confidence:0.00} is below {options.Value.ActConfidence:0.00}: a person decides"));
        }

        return input.Action.Risk <= ActionRisk.Medium && confidence < options.Value.MediumRiskConfidence
            ? PolicyVote.RequireApproval(
                FormattableString.Invariant(
                    $"confidence {confidence:0.00} is below {options.Value.MediumRiskConfidence:0.00} for {Describe(input.Action.Risk)} risk"),
                options.Value.Approval(1))
            : PolicyVote.Allow(FormattableString.Invariant($"confidence {confidence:0.00}"));
    }

    private static string Describe(ActionRisk risk) => risk.ToString().ToLowerInvariant();
}
