using System.Globalization;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Tables;

/// <summary>Events.</summary>
internal static class EventCells
{
    public static object[] Of(StoredObject item, DateTimeOffset now)
    {
        var json = item.Json;
        var involved = json.Object("involvedObject");
        var firstSeen = Seen(item, "firstTimestamp", now);
        var lastSeen = Seen(item, "lastTimestamp", now);
        var count = json.Number("count") ?? 1L;
        return
        [
            lastSeen,
            json.Text("type") ?? "",
            json.Text("reason") ?? "",
            $"{involved.Text("kind")?.ToLowerInvariant()}/{involved.Text("name")}",
            involved.Text("fieldPath") ?? "",
            Source(item),
            (json.Text("message") ?? "").Trim(),
            firstSeen,
            count,
            item.Name,
        ];
    }

    private static string Seen(StoredObject item, string field, DateTimeOffset now)
    {
        if (item.Json.Text(field) is not null)
            return HumanDuration.Since(item.Json, field, now);
        return item.Json.Text("eventTime") is { } time ? HumanDuration.Show(now - KubernetesTime.Parse(time)) : HumanDuration.Unknown;
    }

    private static string Source(StoredObject item)
    {
        var component = item.Json.Text("source", "component") ?? item.Json.Text("reportingComponent") ?? "";
        var host = item.Json.Text("source", "host");
        return string.IsNullOrEmpty(host) ? component : string.Create(CultureInfo.InvariantCulture, $"{component}, {host}");
    }
}
