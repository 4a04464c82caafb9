using Microsoft.Extensions.Options;

namespace Autoheal.Approvals;

internal sealed class ApprovalOptionsValidator : IValidateOptions<ApprovalOptions>
{
    public ValidateOptionsResult Validate(string? name, ApprovalOptions options)
    {
        var errors = new List<string>();
        Require(options.RemindAfter is > 0 and < 1, nameof(options.RemindAfter), "between 0 and 1", options.RemindAfter);
        Require(options.EscalateAfter > options.RemindAfter, nameof(options.EscalateAfter), "more than RemindAfter", options.EscalateAfter);
        Require(options.EscalateAfter <= 1, nameof(options.EscalateAfter), "at most 1", options.EscalateAfter);
        Require(
            options.MaxGrantDuration >= TimeSpan.FromMinutes(1) && options.MaxGrantDuration <= TimeSpan.FromDays(30),
            nameof(options.MaxGrantDuration),
            "1 minute to 30 days",
            options.MaxGrantDuration);
        foreach (var (risk, approval) in options.ByRisk)
        {
            Require(Enum.IsDefined(risk), $"ByRisk[{risk}]", "a risk", "none");
            Require(approval.Quorum is >= 1 and <= 10, $"ByRisk[{risk}].Quorum", "1 to 10", approval.Quorum);
            Require(approval.Roles.Count > 0, $"ByRisk[{risk}].Roles", "one role or more", approval.Roles.Count);
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Require(bool holds, string option, string right, object actual)
        {
            if (!holds)
            {
                errors.Add(FormattableString.Invariant($"ApprovalOptions.{option} must be {right}, but is {actual}."));
            }
        }
    }
}
