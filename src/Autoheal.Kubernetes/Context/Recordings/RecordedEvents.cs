using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Autoheal.Kubernetes.Context;

/// <summary>Completes Events that were written down from <c>kubectl describe</c> or <c>kubectl events</c>: these say how long ago, and give no name.</summary>
internal static partial class RecordedEvents
{
    public static void Complete(JsonObject item, DateTimeOffset takenAt, int number)
    {
        if (item["kind"]?.ToString() != "Event")
        {
            return;
        }

        if (item["metadata"] is not JsonObject metadata)
        {
            item["metadata"] = metadata = [];
        }

        var about = (item["involvedObject"] ?? item["regarding"]) as JsonObject;
        metadata["name"] ??= string.Create(CultureInfo.InvariantCulture, $"recorded-{number}");
        metadata["namespace"] ??= about?["namespace"]?.DeepClone() ?? "default";
        if (item["age"] is JsonValue age && age.GetValueKind() == JsonValueKind.String && item["lastTimestamp"] is null
            && Ages().Match(age.GetValue<string>()) is { Success: true } match)
        {
            var last = Parse(match.Groups["last"].Value);
            var first = match.Groups["first"] is { Success: true } group ? Parse(group.Value) : last;
            item["lastTimestamp"] = Text(takenAt - last);
            item["firstTimestamp"] = Text(takenAt - first);
        }
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // 5m53s, 7h21m, 4d4h
    private static TimeSpan Parse(string age)
    {
        var span = TimeSpan.Zero;
        foreach (Match part in AgeParts().Matches(age))
        {
            var number = int.Parse(part.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            span += part.Groups[2].ValueSpan[0] switch
            {
                'y' => TimeSpan.FromDays(365.0 * number),
                'd' => TimeSpan.FromDays(number),
                'h' => TimeSpan.FromHours(number),
                'm' => TimeSpan.FromMinutes(number),
                _ => TimeSpan.FromSeconds(number),
            };
        }

        return span;
    }

    // "5m53s", or "5m53s (x4 over 6m38s)" when it happened more than once.
    [GeneratedRegex(@"^(?<last>([0-9]{1,5}[ydhms])+)( \(x[0-9]+ over (?<first>([0-9]{1,5}[ydhms])+)\))?$")]
    private static partial Regex Ages();

    [GeneratedRegex("([0-9]{1,5})([ydhms])")]
    private static partial Regex AgeParts();
}
