using System.Globalization;
using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Metrics;

/// <summary>
/// A consumer falls behind its queue (taxonomy rows 105 and 106). Where its offset is measured, too, and does not move while the lag grows, it stands
/// still at one record.
/// </summary>
internal sealed class QueueLagRule : IDiagnosticRule
{
    private const double LeastLag = 100;

    private static readonly string[] s_lags =
    [
        "kafka_consumergroup_lag", "kafka_consumer_group_lag", "kafka_consumer_records_lag_max", "kafka_consumer_fetch_manager_records_lag_max",
        "rabbitmq_queue_messages_ready", "rabbitmq_queue_messages", "nats_consumer_num_pending", "pulsar_subscription_back_log", "sidekiq_queue_size",
    ];

    private static readonly string[] s_offsets = ["kafka_consumergroup_current_offset", "kafka_consumer_group_offset"];

    public string Name => "queue-lag";

    public IReadOnlyList<CauseDescription> Causes { get; } = [MetricCauses.ConsumerStuck, MetricCauses.Lag];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<MetricSet>() is not { } metrics || context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        var seen = new HashSet<ClusterObject>();
        foreach (var series in Readings.Of(metrics, s_lags))
        {
            if (Growth.Of(series.Samples, leastSamples: 6, leastR2: 0.7) is { } growth && growth.Last >= LeastLag
                && MetricSubjects.Of(model, series) is { } subject && seen.Add(subject.Blamed))
            {
                yield return Describe(model, subject, growth, series, Offset(metrics, series));
            }
        }
    }

    /// <summary>The offset of the same consumer on the same partition.</summary>
    private static MetricSeries? Offset(MetricSet metrics, MetricSeries lag) => Readings.Of(metrics, s_offsets).FirstOrDefault(series =>
        series.Label("consumergroup") == lag.Label("consumergroup") && series.Label("topic") == lag.Label("topic") && series.Label("partition") == lag.Label("partition"));

    private static Finding Describe(ClusterModel model, MetricSubject subject, Growth growth, MetricSeries series, MetricSeries? offset)
    {
        var stuck = offset is { Samples.Count: > 3 } && offset.Samples[^1].Value.Equals(offset.Samples[offset.Samples.Count / 2].Value);
        var checks = new CheckList(model);
        var item = subject.Blamed;
        var lag = string.Create(CultureInfo.InvariantCulture, $"from {Math.Max(0, growth.First):0} to {growth.Last:0} messages in {Durations.Text(growth.Span)}");
        checks.Supports(0.6, $"its lag grew {lag}", checks.Measured(item, "queue.lag", lag, growth.To));
        if (stuck)
        {
            checks.Supports(0.7, "its offset does not move", checks.Measured(item, "queue.offset", "does not move", offset!.Samples[^1].At));
        }
        else if (offset is null)
        {
            checks.NotObserved(0.7, "whether its offset moves");
        }

        var topic = Printable(series.Label("topic"));
        return new Finding
        {
            Cause = (stuck ? MetricCauses.ConsumerStuck : MetricCauses.Lag).Code,
            Object = model.Reference(item),
            Title = stuck ? $"consumer {item.Name} stands still at one record{topic} while its queue grows" : $"consumer {item.Name} falls behind its queue{topic}",
            Summary = $"The queue lag of {item} grew {lag}{(stuck ? " and its offset does not move: one record may be poison" : "")}.",
            Checks = checks.Checks,
            Explains = subject.Explained(model),
            Since = growth.From,
        };
    }

    // Labels are untrusted: only what looks like a topic's name is repeated.
    private static string Printable(string topic) =>
        topic.Length is > 0 and <= 60 && topic.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') ? $" (topic {topic})" : "";
}
