using Microsoft.Extensions.Options;

namespace Autoheal.Kubernetes.Perception;

/// <summary>Refuses times that cannot work.</summary>
internal sealed class KubernetesWatchOptionsValidator : IValidateOptions<KubernetesWatchOptions>
{
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, KubernetesWatchOptions options)
    {
        var errors = new List<string>();
        if (options.Interval <= TimeSpan.Zero || options.Interval > s_longest)
        {
            errors.Add($"Interval must be above zero and at most 1 hour, but is {options.Interval}.");
        }

        if (options.Patience < TimeSpan.Zero || options.Patience > s_longest)
        {
            errors.Add($"Patience must be from zero to 1 hour, but is {options.Patience}.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
