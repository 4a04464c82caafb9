using System.Text.Json;

namespace Autoheal.Perception;

/// <summary>
/// Alertmanager's webhook, version 4. Unknown members are ignored; a body without alerts, or an alert without a name, is refused
/// with what is wrong and where. https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
/// </summary>
internal sealed class AlertmanagerSource : ISignalSource
{
    private const int MaxAlerts = 1_000;
    private const int MaxDepth = 16;

    public string Name => "alertmanager";

    public SignalParseResult Parse(Signal signal)
    {
        try
        {
            using var document = JsonDocument.Parse(signal.Body, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return Parse(document.RootElement);
        }
        catch (InvalidOperationException)
        {
            // How JsonElement reports a string of bad UTF-8 or with half a surrogate pair; parsing looks at neither.
            return SignalParseResult.Refused("the body holds text that is not Unicode");
        }
        catch (JsonException e)
        {
            return SignalParseResult.Refused(
                $"the body is not JSON of at most {MaxDepth} levels (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})");
        }
    }

    private SignalParseResult Parse(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return SignalParseResult.Refused($"the body must be an object as Alertmanager sends it, but is {root.ValueKind}");
        }

        if (root.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.String && version.GetString() != "4")
        {
            return SignalParseResult.Refused("'version' must be \"4\"");
        }

        if (!root.TryGetProperty("alerts", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            return SignalParseResult.Refused("'alerts' must be a list of at least one alert");
        }

        if (list.GetArrayLength() > MaxAlerts)
        {
            return SignalParseResult.Refused($"'alerts' may hold {MaxAlerts} alerts, but holds {list.GetArrayLength()}");
        }

        var alerts = new List<Alert>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            var (alert, error) = ParseAlert(item);
            if (alert is null)
            {
                return SignalParseResult.Refused($"alerts[{alerts.Count}]: {error}");
            }

            alerts.Add(alert);
        }

        return SignalParseResult.Parsed(alerts);
    }

    private (Alert? Alert, string? Error) ParseAlert(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return (null, $"must be an object, but is {item.ValueKind}");
        }

        var labels = Texts(item, "labels");
        if (!labels.TryGetValue("alertname", out var name) || name.Length == 0)
        {
            return (null, "the label 'alertname' is missing");
        }

        if (Time(item, "startsAt") is not { } startsAt)
        {
            return (null, "'startsAt' must be a time such as 2026-01-31T12:00:00Z");
        }

        var resolved = item.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.String && status.GetString() == "resolved";
        return (new Alert
        {
            Source = Name,
            Fingerprint = Fingerprint(item, labels),
            Name = name,
            Severity = Severity(labels),
            Resolved = resolved,
            StartsAt = startsAt,
            EndsAt = resolved ? Time(item, "endsAt") : null,
            Labels = labels,
            Annotations = Texts(item, "annotations"),
            Measured = AlertMeasures.Of(labels),
            Resources = AlertResources.Nominate(labels),
        }, null);
    }

    private static string Fingerprint(JsonElement item, IReadOnlyDictionary<string, string> labels) =>
        item.TryGetProperty("fingerprint", out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= 64 } given
            && given.All(char.IsAsciiLetterOrDigit)
            ? given
            : AlertFingerprint.OfLabels(labels);

    private static AlertSeverity Severity(IReadOnlyDictionary<string, string> labels) =>
        labels.GetValueOrDefault("severity", "").ToLowerInvariant() switch
        {
            "critical" or "page" or "error" => AlertSeverity.Critical,
            "warning" or "warn" => AlertSeverity.Warning,
            "info" or "none" => AlertSeverity.Info,
            _ => AlertSeverity.Unknown,
        };

    private static DateTimeOffset? Time(JsonElement item, string member) =>
        item.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time)
            ? time.ToUniversalTime()
            : null;

    private static Dictionary<string, string> Texts(JsonElement item, string member)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (item.TryGetProperty(member, out var values) && values.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in values.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.String))
            {
                texts[property.Name] = property.Value.GetString()!;
            }
        }

        return texts;
    }
}
