using Autoheal.Context;
using Microsoft.Extensions.Options;

namespace Autoheal.Perception;

/// <summary>A route that leads nowhere is found when the host starts, not when the first alert gets lost.</summary>
internal sealed class AlertRoutingOptionsValidator(IClusterDirectory clusters) : IValidateOptions<AlertRoutingOptions>
{
    public ValidateOptionsResult Validate(string? name, AlertRoutingOptions options)
    {
        var errors = new List<string>();
        if (options.DefaultCluster is { } byDefault && !IsKnown(byDefault))
        {
            errors.Add($"AlertRoutingOptions.DefaultCluster is '{byDefault}', which is no cluster of this host ({Known()}).");
        }

        foreach (var (value, cluster) in options.Clusters.Where(entry => !IsKnown(entry.Value)).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            errors.Add($"AlertRoutingOptions.Clusters['{value}'] is '{cluster}', which is no cluster of this host ({Known()}).");
        }

        if (options.Clusters.Count > 0 && options.ClusterLabel is null)
        {
            errors.Add("AlertRoutingOptions.Clusters says what values of a label mean, but ClusterLabel names no label.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private bool IsKnown(string cluster) => clusters.Names.Contains(cluster, StringComparer.Ordinal);

    private string Known() => string.Join(", ", clusters.Names.Select(known => known.Length == 0 ? "it has one, without a name" : known));
}
