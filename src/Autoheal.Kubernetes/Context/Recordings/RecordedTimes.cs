using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Kubernetes.Context;

/// <summary>Finds the latest moment of which an object tells: nothing in it can be later than the recording.</summary>
internal static class RecordedTimes
{
    private static readonly HashSet<string> s_fields = new(StringComparer.Ordinal)
    {
        "creationTimestamp", "firstTimestamp", "lastTimestamp", "eventTime", "lastObservedTime", "lastTransitionTime", "lastHeartbeatTime",
        "lastUpdateTime", "lastProbeTime", "startedAt", "finishedAt", "startTime", "completionTime", "lastScheduleTime", "lastSuccessfulTime",
        "lastScaleTime", "renewTime", "acquireTime", "time",
    };

    public static DateTimeOffset? Latest(JsonNode? node, DateTimeOffset? latest)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    latest = value is JsonValue text && s_fields.Contains(name) ? Later(text, latest)
                        : name == "annotations" ? latest
                        : Latest(value, latest);
                }

                return latest;
            case JsonArray items:
                foreach (var item in items)
                {
                    latest = Latest(item, latest);
                }

                return latest;
            default:
                return latest;
        }
    }

    private static DateTimeOffset? Later(JsonValue value, DateTimeOffset? latest)
    {
        if (value.GetValueKind() != JsonValueKind.String)
        {
            return latest;
        }

        string[] formats = ["ddd, dd MMM yyyy HH:mm:ss zzz", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        return DateTimeOffset.TryParseExact(value.GetValue<string>(), formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time)
            && (latest is null || time > latest) ? time : latest;
    }
}
