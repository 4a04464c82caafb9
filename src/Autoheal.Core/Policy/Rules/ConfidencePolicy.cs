using Autoheal.Catalogue;
using Autoheal.Reasoning;

namespace Autoheal.Policy.Rules;

/// <summary>Risk against confidence: below the first threshold a person takes over, below the second a person approves.</summary>
internal sealed class ConfidencePolicy(PolicyBook book) : IPolicy
{
    private static readonly PolicyVote s_unknown = PolicyVote.Deny("the confidence in the cause is not known");

    private readonly VoteCache<HypothesisStatus> _unsupported = new(status => PolicyVote.Deny($"the cause is only {status.ToString().ToLowerInvariant()}"));
    private readonly VoteCache<double> _enough = new(shown => PolicyVote.Allow(FormattableString.Invariant($"confidence {shown:0.00}")));
    private readonly VoteCache<(double Least, double Shown)> _tooLittle = new(key => PolicyVote.Deny(FormattableString.Invariant(
        $"confidence {key.Shown:0.00} is below {key.Least:0.00}: a person decides")));

    private readonly VoteCache<(ApprovalRequirement Approval, double Least, double Shown, ActionRisk Risk)> _asks = new(key => PolicyVote.RequireApproval(
        FormattableString.Invariant($"confidence {key.Shown:0.00} is below {key.Least:0.00} for {Describe(key.Risk)} risk"),
        key.Approval));

    public string Name => "confidence";

    public PolicyVote Evaluate(PolicyInput input)
    {
        if (input.UndoOf is not null)
        {
            // It puts back what was there, and rests on no diagnosis: other policies decide.
            return PolicyVote.Abstain;
        }

        if (input.Confidence is not { } confidence || input.Status is not { } status)
        {
            return s_unknown;
        }

        if (status is not (HypothesisStatus.Supported or HypothesisStatus.Confirmed))
        {
            return _unsupported.Of(status);
        }

        // What people read has two digits; what is compared has all.
        var limits = book.For(input);
        var shown = Math.Round(confidence, 2, MidpointRounding.AwayFromZero);
        return !(confidence >= limits.ActConfidence) ? _tooLittle.Of((limits.ActConfidence, shown))
            : input.Action.Risk <= ActionRisk.Medium && confidence < limits.MediumRiskConfidence 
                ? _asks.Of((limits.Approval(1), limits.MediumRiskConfidence, shown, input.Action.Risk))
            : _enough.Of(shown);
    }

    private static string Describe(ActionRisk risk) => risk.ToString().ToLowerInvariant();
}
