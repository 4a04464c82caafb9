using System.Globalization;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Metrics;

/// <summary>A volume is full, or will be within hours (taxonomy row 32), by what the kubelet measures.</summary>
internal sealed class VolumeFillingRule : IDiagnosticRule
{
    private const double Full = 0.9;
    private static readonly TimeSpan s_soon = TimeSpan.FromHours(4);

    private static readonly (string Used, string Capacity, string What)[] s_resources =
    [
        ("kubelet_volume_stats_used_bytes", "kubelet_volume_stats_capacity_bytes", "space"),
        ("kubelet_volume_stats_inodes_used", "kubelet_volume_stats_inodes", "inodes"),
    ];

    public string Name => "volume-filling";

    public IReadOnlyList<CauseDescription> Causes { get; } = [MetricCauses.VolumeFilling];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<MetricSet>() is not { } metrics || context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var (used, capacity, what) in s_resources)
        {
            foreach (var series in metrics.Named(used))
            {
                if (MetricSubjects.Claim(model, series) is { } claim && Capacity(metrics, capacity, series) is { } most && Describe(model, claim, series, most, what) is { } finding)
                {
                    yield return finding;
                }
            }
        }
    }

    private static double? Capacity(MetricSet metrics, string capacity, MetricSeries used) => metrics.Named(capacity)
        .FirstOrDefault(series => series.Label("persistentvolumeclaim") == used.Label("persistentvolumeclaim") && series.Label("namespace") == used.Label("namespace"))
        ?.Samples[^1].Value is { } value and > 0 ? value : null;

    private static Finding? Describe(ClusterModel model, PersistentVolumeClaim claim, MetricSeries series, double capacity, string what)
    {
        var share = series.Samples[^1].Value / capacity;
        var left = Growth.Of(series.Samples, leastSamples: 6, leastR2: 0.7)?.Until(capacity);
        var soon = left < s_soon && share > 0.5;
        if (share < Full && !soon)
        {
            return null;
        }

        var checks = new CheckList(model);
        var percent = string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");
        checks.Supports(share >= 0.97 ? 0.9 : share >= Full ? 0.75 : 0.3, $"{percent} of its {what} is used", checks.Measured(claim, $"volume.{what}", percent, series.Samples[^1].At));
        if (left is { } span && soon)
        {
            checks.Supports(0.65, $"at this rate it is full in {Durations.Text(span)}", checks.Measured(claim, $"volume.{what}.eta", Durations.Text(span), series.Samples[^1].At));
        }

        return new Finding
        {
            Cause = MetricCauses.VolumeFilling.Code,
            Object = model.Reference(claim),
            Title = $"PersistentVolumeClaim {claim.Name} is {(share >= 0.97 ? "full" : "filling up")}: {percent} of its {what} is used",
            Summary = $"The volume of claim {claim.Name} has {percent} of its {what} in use{(left is { } rest && soon ? $" and is full in {Durations.Text(rest)} at this rate" : "")}.",
            Checks = checks.Checks,
            Explains = [model.Reference(claim), .. Users(model, claim)],
        };
    }

    private static List<ResourceRef> Users(ClusterModel model, PersistentVolumeClaim claim)
    {
        var users = new List<ResourceRef>();
        foreach (var pod in model.Pods.In(claim.Namespace))
        {
            foreach (var volume in pod.Template.Volumes)
            {
                if (volume.ClaimName == claim.Name)
                {
                    users.Add(model.Reference(pod));
                    users.Add(model.Reference(model.WorkloadOf(pod) ?? pod));
                }
            }
        }

        return users;
    }
}
