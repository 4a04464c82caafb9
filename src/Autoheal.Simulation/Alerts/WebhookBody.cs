using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Alerts;

/// <summary>Writes version 4 of Alertmanager's webhook body.</summary>
internal static class WebhookBody
{
    private const string ExternalUrl = "http://alertmanager.monitoring.example:9093";
    private const string PrometheusUrl = "http://prometheus.monitoring.example:9090";

    public static byte[] Write(AlertGroup group, IReadOnlyList<Alert> alerts, string receiver)
    {
        var body = new JsonObject
        {
            ["receiver"] = receiver,
            ["status"] = alerts.Any(alert => alert.EndedAt is null) ? "firing" : "resolved",
            ["alerts"] = new JsonArray([.. alerts.Select(Describe)]),
            ["groupLabels"] = new JsonObject { ["namespace"] = group.Namespace },
            ["commonLabels"] = Shared([.. alerts.Select(alert => alert.Subject.Labels)]),
            ["commonAnnotations"] = Shared([.. alerts.Select(Annotations)]),
            ["externalURL"] = ExternalUrl,
            ["version"] = "4",
            ["groupKey"] = $"{{}}:{{namespace=\"{group.Namespace}\"}}",
            ["truncatedAlerts"] = 0,
        };
        return JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Options);
    }

    private static JsonNode Describe(Alert alert) => new JsonObject
    {
        ["status"] = alert.EndedAt is null ? "firing" : "resolved",
        ["labels"] = Map(alert.Subject.Labels),
        ["annotations"] = Map(Annotations(alert)),
        ["startsAt"] = Time(alert.FiredAt!.Value),
        ["endsAt"] = alert.EndedAt is { } ended ? Time(ended) : "0001-01-01T00:00:00Z",
        ["generatorURL"] = $"{PrometheusUrl}/graph?g0.expr={Uri.EscapeDataString($"ALERTS{{alertname=\"{alert.Subject.RuleName}\"}}")}&g0.tab=1",
        ["fingerprint"] = alert.Fingerprint,
    };

    private static SortedDictionary<string, string> Annotations(Alert alert) => new(StringComparer.Ordinal)
    {
        ["description"] = alert.Subject.Description,
        ["runbook_url"] = $"https://runbooks.prometheus-operator.dev/runbooks/kubernetes/{alert.Subject.RuleName.ToLowerInvariant()}",
        ["summary"] = alert.Subject.Summary,
    };

    /// <summary>What all of them have in common.</summary>
    private static JsonObject Shared(IReadOnlyList<SortedDictionary<string, string>> maps)
    {
        var shared = new JsonObject();
        foreach (var (name, value) in maps[0])
        {
            if (maps.All(map => map.TryGetValue(name, out var other) && other == value))
                shared[name] = value;
        }

        return shared;
    }

    private static JsonObject Map(SortedDictionary<string, string> values)
    {
        var map = new JsonObject();
        foreach (var (name, value) in values)
            map[name] = value;
        return map;
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
