using System.Globalization;

namespace Autoheal.Simulation.Alerts;

/// <summary>Something that a rule's expression selects: one alert, if it lasts.</summary>
internal sealed record AlertSubject
{
    public required SortedDictionary<string, string> Labels { get; init; }

    public required string Summary { get; init; }

    public required string Description { get; init; }

    /// <summary>How long it counts after it was last seen.</summary>
    public TimeSpan Lookback { get; init; }

    public string RuleName => Labels["alertname"];

    /// <summary>Prometheus' fingerprint: FNV-1a (64 bit) over names and values, each closed by 0xFF.</summary>
    public string Fingerprint
    {
        get
        {
            var hash = 14695981039346656037UL;
            foreach (var (name, value) in Labels)
            {
                hash = Mix(hash, name);
                hash = Mix(hash, value);
            }

            return hash.ToString("x16", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>A subject as kube-prometheus labels it.</summary>
    public static AlertSubject Of(
        string rule, string severity, string ns, string summary, string description, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["alertname"] = rule,
            ["job"] = "kube-state-metrics",
            ["namespace"] = ns,
            ["prometheus"] = "monitoring/k8s",
            ["severity"] = severity,
        };
        foreach (var (name, value) in labels)
            all[name] = value;
        return new() { Labels = all, Summary = summary, Description = description };
    }

    private static ulong Mix(ulong hash, string text)
    {
        foreach (var octet in System.Text.Encoding.UTF8.GetBytes(text))
            hash = (hash ^ octet) * 1099511628211;
        return (hash ^ 0xFF) * 1099511628211;
    }
}
