using System.Text.Json.Nodes;
using Autoheal.Context;
using static Autoheal.Diagnosis.Manifests.ManifestDefaults;

namespace Autoheal.Diagnosis.Manifests;

/// <summary>What was measured: a sample a minute over the last hour.</summary>
internal static class MetricManifests
{
    private const int Samples = 60;
    private const double Noise = 0.01;

    public static MetricSet Read(IEnumerable<JsonObject> objects) => new(objects.Where(item => Kind(item) == "Metric").Select(Series));

    private static MetricSeries Series(JsonObject item)
    {
        var labels = new Dictionary<string, string> { ["namespace"] = Namespace(item) };
        if (item["pod"]?.ToString() is { } pod)
        {
            (labels["pod"], labels["container"]) = (pod, "app");
        }

        foreach (var (name, value) in item["metadata"]!["labels"] as JsonObject ?? [])
        {
            labels[name] = value!.ToString();
        }

        var isStepped = item["steps"] is not null;
        var points = (item["steps"] ?? item["points"])!.AsArray().Select(point => point!.GetValue<double>()).ToArray();
        return new MetricSeries
        {
            Name = item["series"]?.ToString() ?? "",
            Query = item["query"]?.ToString() ?? "",
            Labels = labels,
            Samples = [.. Enumerable.Range(0, Samples).Select(minute => new MetricSample(CaseCluster.Now.AddMinutes(minute - Samples + 1), At(points, isStepped, minute)))],
        };
    }

    // A line may be a counter, which must not fall, or something that stands still: only steps have noise.
    private static double At(double[] points, bool isStepped, int minute)
    {
        if (isStepped)
        {
            return points[minute * points.Length / Samples] * (1 + (Noise * Math.Sin(minute * 12.9898)));
        }

        var place = minute * (points.Length - 1.0) / (Samples - 1);
        var before = Math.Min((int)place, points.Length - 1);
        var after = Math.Min(before + 1, points.Length - 1);
        return points[before] + ((points[after] - points[before]) * (place - before));
    }
}
