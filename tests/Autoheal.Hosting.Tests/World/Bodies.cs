namespace Autoheal.Hosting.Tests.World;

/// <summary>Bodies as Alertmanager sends them.</summary>
internal static class Bodies
{
    /// <summary>Recorded by others; see Payloads/ATTRIBUTION.md.</summary>
    public static string Recorded { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Payloads", "alertmanager_v4__prometheus-msteams.json"));

    /// <summary>The crash of the deployment in <see cref="BrokenDeployment"/>.</summary>
    public const string Crash =
        """
        {
          "version": "4", "groupKey": "{}:{alertname=\"KubePodCrashLooping\"}", "status": "firing", "receiver": "autoheal",
          "alerts": [{
            "status": "firing",
            "labels": { "alertname": "KubePodCrashLooping", "severity": "critical", "namespace": "checkout", "deployment": "api" },
            "annotations": { "summary": "checkout/api is crash looping" },
            "startsAt": "2026-01-31T12:00:00Z", "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "5ef77f1f8a3ecf8d"
          }]
        }
        """;
}
