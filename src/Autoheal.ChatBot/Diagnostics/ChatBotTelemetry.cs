using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Autoheal.ChatBot.Diagnostics;

/// <summary>The package's traces and metrics, under the package's name.</summary>
public static class ChatBotTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Autoheal.ChatBot";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter s_meter = new(Name);

    private static readonly Counter<long> s_inbound = s_meter.CreateCounter<long>(
        "autoheal.chat.inbound", "{message}", "What platforms sent, by platform, kind and outcome: accepted, refused, duplicate, shed.");

    private static readonly Counter<long> s_outbound = s_meter.CreateCounter<long>(
        "autoheal.chat.outbound", "{message}", "What was sent to platforms, by platform, kind and outcome: sent, failed, limited.");

    private static readonly Histogram<double> s_acknowledge = s_meter.CreateHistogram(
        "autoheal.chat.acknowledge.duration",
        "s",
        "How long a platform waited for its acknowledgement.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3] });

    internal static void Inbound(string platform, string kind, string outcome) =>
        s_inbound.Add(1, new("autoheal.chat.platform", platform), new("autoheal.chat.kind", kind), new("autoheal.chat.outcome", outcome));

    internal static void Outbound(string platform, string kind, string outcome) =>
        s_outbound.Add(1, new("autoheal.chat.platform", platform), new("autoheal.chat.kind", kind), new("autoheal.chat.outcome", outcome));

    internal static void Acknowledged(string platform, TimeSpan duration) =>
        s_acknowledge.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("autoheal.chat.platform", platform));
}
