using Microsoft.Extensions.Options;

namespace Autoheal;

internal sealed class AutohealOptionsValidator : IValidateOptions<AutohealOptions>
{
    public ValidateOptionsResult Validate(string? name, AutohealOptions options)
    {
        var errors = new List<string>();
        Range(nameof(options.MaxConcurrentIncidents), options.MaxConcurrentIncidents, 1, 256);
        Range(nameof(options.MaxOpenIncidents), options.MaxOpenIncidents, 1, 100_000);
        Range(nameof(options.MaxEventsPerIncident), options.MaxEventsPerIncident, 100, 2_000);
        Range(nameof(options.MaxLooks), options.MaxLooks, 1, 20);
        Range(nameof(options.MaxFailedActions), options.MaxFailedActions, 1, 10);
        Positive(nameof(options.CollectionBudget), options.CollectionBudget);
        Positive(nameof(options.StageTimeout), options.StageTimeout);
        Positive(nameof(options.StageRetryDelay), options.StageRetryDelay);
        Positive(nameof(options.LookAgainAfter), options.LookAgainAfter);
        Positive(nameof(options.RecheckInterval), options.RecheckInterval);
        Positive(nameof(options.VerificationInterval), options.VerificationInterval);
        Positive(nameof(options.HarmSettleTime), options.HarmSettleTime);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Range(string option, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                errors.Add($"AutohealOptions.{option} must be {least} to {most}, but is {value}.");
            }
        }

        void Positive(string option, TimeSpan value)
        {
            if (value <= TimeSpan.Zero)
            {
                errors.Add($"AutohealOptions.{option} must be more than zero, but is {value}.");
            }
        }
    }
}
