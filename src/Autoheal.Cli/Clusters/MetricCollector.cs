using Autoheal.Context;

namespace Autoheal.Cli.Clusters;

/// <summary>Hands rules the metrics that a file holds.</summary>
internal sealed class MetricCollector(MetricSet metrics) : IContextCollector
{
    public string Name => "metrics";

    public ValueTask CollectAsync(IncidentScope scope, ContextBuilder context, CancellationToken cancellationToken)
    {
        context.SetFeature(metrics);
        if (metrics.Series.Count > 0)
        {
            context.AddCoverage(new CoverageEntry
            {
                Kind = "Metrics", State = CoverageState.Complete, At = metrics.Series.Max(series => series.Samples[^1].At),
            });
        }

        return ValueTask.CompletedTask;
    }
}
