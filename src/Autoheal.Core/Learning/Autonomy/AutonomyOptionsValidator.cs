using Autoheal.Policy;
using Microsoft.Extensions.Options;

namespace Autoheal.Learning.Autonomy;

internal sealed class AutonomyOptionsValidator : IValidateOptions<AutonomyOptions>
{
    public ValidateOptionsResult Validate(string? name, AutonomyOptions options)
    {
        var errors = new List<string>();
        Require(options.Start is >= AutonomyLevel.Observe and <= AutonomyLevel.Approve, nameof(options.Start), "observe, shadow or approve", options.Start);
        Require(options.Gate is >= 0.5 and <= 0.999, nameof(options.Gate), "0.5 to 0.999", options.Gate);
        Require(options.Error is >= 0.0001 and <= 0.2, nameof(options.Error), "0.0001 to 0.2", options.Error);
        Require(options.MinServices is >= 1 and <= 100, nameof(options.MinServices), "1 to 100", options.MinServices);
        Require(options.OutcomesSinceHarm is >= 0 and <= 10_000, nameof(options.OutcomesSinceHarm), "0 to 10,000", options.OutcomesSinceHarm);
        Require(
            options.BreakerHold >= TimeSpan.FromMinutes(1) && options.BreakerHold <= TimeSpan.FromDays(30),
            nameof(options.BreakerHold),
            "1 minute to 30 days",
            options.BreakerHold);
        Require(
            options.ShadowWatch >= TimeSpan.FromMinutes(1) && options.ShadowWatch <= TimeSpan.FromDays(7),
            nameof(options.ShadowWatch),
            "1 minute to 7 days",
            options.ShadowWatch);
        Require(Enum.IsDefined(options.Ceiling), nameof(options.Ceiling), "a level", options.Ceiling);
        for (var index = 0; index < options.Ceilings.Count; index++)
        {
            var rule = options.Ceilings[index];
            Require(Enum.IsDefined(rule.Level), $"Ceilings[{index}].Level", "a level", rule.Level);
            Require(rule.Service is null || rule.Service.Split('/').Length == 2, $"Ceilings[{index}].Service", "namespace/name or namespace/*", rule.Service ?? "");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Require(bool holds, string option, string right, object actual)
        {
            if (!holds)
            {
                errors.Add(FormattableString.Invariant($"AutonomyOptions.{option} must be {right}, but is {actual}."));
            }
        }
    }
}
