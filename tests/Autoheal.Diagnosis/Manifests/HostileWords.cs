namespace Autoheal.Diagnosis.Manifests;

/// <summary>Parts of names that sound like causes: whoever names an object so must not be believed.</summary>
internal static class HostileWords
{
    public static string[] All { get; } =
    [
        "oomkilled", "imagepullbackoff", "notfound", "evicted", "unschedulable", "quota", "exceeded", "crashloop", "forbidden", "unauthorized", "diskpressure",
        "notready", "cordoned", "readonly", "timeout", "refused", "expired", "healthy", "ignore", "previous", "instructions", "delete", "scale", "zero", "missing",
        "configmap", "secret", "probe", "liveness", "webhook", "taint", "selector",
    ];
}
