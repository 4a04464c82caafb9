using Microsoft.Extensions.Options;

namespace Autoheal.Policy;

internal sealed class PolicyOptionsValidator : IValidateOptions<PolicyOptions>
{
    public ValidateOptionsResult Validate(string? name, PolicyOptions options)
    {
        var errors = new List<string>();
        Require(options.ActConfidence is >= 0.5 and <= 1, nameof(options.ActConfidence), "0.5 to 1", options.ActConfidence);
        Require(options.MediumRiskConfidence is >= 0.5 and <= 1, nameof(options.MediumRiskConfidence), "0.5 to 1", options.MediumRiskConfidence);
        Require(options.MediumRiskConfidence >= options.ActConfidence, nameof(options.MediumRiskConfidence), "at least ActConfidence", options.MediumRiskConfidence);
        Require(options.ActionsPerWorkloadPerHour is >= 1 and <= 100, nameof(options.ActionsPerWorkloadPerHour), "1 to 100", options.ActionsPerWorkloadPerHour);
        Require(options.UnattendedActionsPerHour is >= 0 and <= 1000, nameof(options.UnattendedActionsPerHour), "0 to 1,000", options.UnattendedActionsPerHour);
        Require(options.MaxPods is >= 1 and <= 10_000, nameof(options.MaxPods), "1 to 10,000", options.MaxPods);
        Require(options.UnattendedPodShare is >= 0 and <= 1, nameof(options.UnattendedPodShare), "0 to 1", options.UnattendedPodShare);
        Require(options.ProductionQuorum is >= 1 and <= 10, nameof(options.ProductionQuorum), "1 to 10", options.ProductionQuorum);
        Require(options.HighRiskQuorum is >= 1 and <= 10, nameof(options.HighRiskQuorum), "1 to 10", options.HighRiskQuorum);
        Require(options.ApproverRoles.Count > 0, nameof(options.ApproverRoles), "one role or more", options.ApproverRoles.Count);
        Require(
            options.ApprovalExpiry >= TimeSpan.FromMinutes(1) && options.ApprovalExpiry <= TimeSpan.FromHours(24),
            nameof(options.ApprovalExpiry),
            "1 minute to 24 hours",
            options.ApprovalExpiry);
        Require(options.Environment.Length > 0, nameof(options.Environment), "a name", "empty");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Require(bool holds, string option, string right, object actual)
        {
            if (!holds)
            {
                errors.Add(FormattableString.Invariant($"PolicyOptions{Of(name)}.{option} must be {right}, but is {actual}."));
            }
        }
    }

    private static string Of(string? cluster) => string.IsNullOrEmpty(cluster) ? "" : $"[{cluster}]";
}
