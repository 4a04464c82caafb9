using Autoheal.Context;

namespace Autoheal.Kubernetes.Tests.Fixtures;

/// <summary>Series of a sample a minute that end now.</summary>
internal static class Measured
{
    public static MetricSeries Series(string name, Func<int, double> valueAt, int samples = 60, string pod = "api-new-1", string container = "app", string query = "") => new()
    {
        Name = name,
        Query = query,
        Labels = Labels(("namespace", ClusterFixture.Namespace), ("pod", pod), ("container", container)),
        Samples = [.. Enumerable.Range(0, samples).Select(minute => new MetricSample(ClusterFixture.Now.AddMinutes(minute - samples + 1), valueAt(minute)))],
    };

    public static MetricSeries Of(string name, Func<int, double> valueAt, params (string Name, string Value)[] labels) =>
        Series(name, valueAt) with { Labels = Labels(labels) };

    /// <summary>Noise that is the same at each run, between -1 and 1.</summary>
    public static double Noise(int minute) => Math.Sin(minute * 12.9898) * Math.Cos(minute * 78.233);

    private static Dictionary<string, string> Labels(params (string Name, string Value)[] labels) => labels.ToDictionary(label => label.Name, label => label.Value);
}
