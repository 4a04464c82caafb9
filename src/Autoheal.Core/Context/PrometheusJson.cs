using System.Globalization;
using System.Text.Json;
using Autoheal.Diagnostics;

namespace Autoheal.Context;

/// <summary>
/// Reads what Prometheus' HTTP API answers to a (range) query: <c>{"status":"success","data":{"resultType":"matrix","result":[…]}}</c>, its
/// <c>data</c> alone, its <c>result</c> alone, a list of answers, or an object from names or queries to answers. Values that are not finite are left out.
/// </summary>
/// <remarks>Source: the Prometheus documentation, "HTTP API", "Expression query result formats".</remarks>
public static class PrometheusJson
{
    private const int Deepest = 8;

    /// <summary>Reads all series of a text in their order.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">How messages call it.</param>
    /// <exception cref="AutohealException">It is no JSON, a failed answer, or has another shape.</exception>
    public static IReadOnlyList<MetricSeries> Read(string json, string name)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentException.ThrowIfNullOrEmpty(name);
        try
        {
            using var document = JsonDocument.Parse(json);
            var series = new List<MetricSeries>();
            return Collect(document.RootElement, "", series, 0) ? series : throw Wrong(name, "it holds no result of a Prometheus query");
        }
        catch (JsonException e)
        {
            throw Wrong(name, $"line {e.LineNumber + 1} is no JSON");
        }
        catch (FormatException e)
        {
            throw Wrong(name, e.Message);
        }
    }

    private static bool Collect(JsonElement element, string query, List<MetricSeries> series, int depth)
    {
        if (depth > Deepest)
        {
            return false;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            var any = element.GetArrayLength() == 0;
            foreach (var item in element.EnumerateArray())
            {
                any |= IsSeries(item) ? Add(item, query, series) : Collect(item, query, series, depth + 1);
            }

            return any;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        if (element.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.String && status.GetString() == "error")
        {
            throw new FormatException($"Prometheus answered with an error ({(element.TryGetProperty("errorType", out var type) ? type.ToString() : "unknown")})");
        }

        query = element.TryGetProperty("query", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : query;
        if (element.TryGetProperty("data", out var data) || element.TryGetProperty("result", out data))
        {
            return Collect(data, query, series, depth + 1);
        }

        var found = false;
        foreach (var member in element.EnumerateObject().Where(member => member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
        {
            found |= Collect(member.Value, query.Length > 0 ? query : member.Name, series, depth + 1);
        }

        return found;
    }

    private static bool IsSeries(JsonElement item) => item.ValueKind == JsonValueKind.Object && (item.TryGetProperty("values", out _) || item.TryGetProperty("value", out _));

    private static bool Add(JsonElement item, string query, List<MetricSeries> series)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (item.TryGetProperty("metric", out var metric) && metric.ValueKind == JsonValueKind.Object)
        {
            foreach (var label in metric.EnumerateObject())
            {
                labels[label.Name] = label.Value.ToString();
            }
        }

        labels.Remove("__name__", out var name);
        var samples = item.TryGetProperty("values", out var values) ? ReadSamples(values) : [ReadSample(item.GetProperty("value"))];
        series.Add(new MetricSeries
        {
            Name = name ?? "",
            Labels = labels,
            Query = query,
            Samples = [.. samples.Where(sample => double.IsFinite(sample.Value)).OrderBy(sample => sample.At)],
        });
        return true;
    }

    private static IEnumerable<MetricSample> ReadSamples(JsonElement values) =>
        values.ValueKind == JsonValueKind.Array ? values.EnumerateArray().Select(ReadSample) : throw new FormatException("'values' must be a list of samples");

    private static MetricSample ReadSample(JsonElement pair)
    {
        if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2 || pair[0].ValueKind != JsonValueKind.Number)
        {
            throw new FormatException("a sample must be [seconds, \"value\"]");
        }

        var at = DateTimeOffset.UnixEpoch.AddTicks((long)(pair[0].GetDouble() * TimeSpan.TicksPerSecond));
        return new MetricSample(at, ReadValue(pair[1].ToString()));
    }

    private static double ReadValue(string text) => text switch
    {
        "NaN" => double.NaN,
        "+Inf" or "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw new FormatException("a sample's value must be a number in quotes"),
    };

    private static AutohealException Wrong(string name, string why) => new(ErrorCodes.Input, $"{name} cannot be read as metrics: {why}.");
}
