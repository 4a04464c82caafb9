using Microsoft.Extensions.Options;

namespace Autoheal.Kubernetes;

/// <summary>Refuses to start without a cluster to talk to, or with limits that cannot work.</summary>
internal sealed class KubernetesOptionsValidator : IValidateOptions<KubernetesOptions>
{
    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, KubernetesOptions options)
    {
        var errors = new List<string>();
        if (options.Connection is null && options.Recording is null)
        {
            errors.Add($"{nameof(KubernetesOptions.Connection)} must be set: a kubeconfig, the pod's own account, or the host's HttpClient.");
        }

        if (options.Limits.RequestTimeout <= TimeSpan.Zero || options.Limits.RequestTimeout > s_longestTimeout)
        {
            errors.Add($"Limits.RequestTimeout must be above zero and at most 5 minutes, but is {options.Limits.RequestTimeout}.");
        }

        if (options.Limits.MaxResponseBytes is < 64 * 1024 or > 1024 * 1024 * 1024)
        {
            errors.Add($"Limits.MaxResponseBytes must be from 64 KiB to 1 GiB, but is {options.Limits.MaxResponseBytes}.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
