using System.Globalization;
using System.Text.Json;

namespace Autoheal.Kubernetes.Verification;

/// <summary>How many pods a Deployment, StatefulSet or DaemonSet wants and has, by the fields that its controller writes.</summary>
internal sealed class WorkloadCounts
{
    public required int Wanted { get; init; }

    public required int Updated { get; init; }

    public required int Available { get; init; }

    /// <summary>Whether the controller has seen the last change, and every wanted pod is of the current template and serves.</summary>
    public required bool Complete { get; init; }

    public static WorkloadCounts Read(string kind, JsonElement workload)
    {
        var status = Member(workload, "status");
        var wanted = kind == "DaemonSet" ? Number(status, "desiredNumberScheduled") ?? 0 : Number(Member(workload, "spec"), "replicas") ?? 1;
        var updated = Number(status, kind == "DaemonSet" ? "updatedNumberScheduled" : "updatedReplicas") ?? 0;
        var available = kind switch
        {
            "DaemonSet" => Number(status, "numberAvailable"),

            // Before 1.22 StatefulSets did not count pods as available.
            "StatefulSet" => Number(status, "availableReplicas") ?? Number(status, "readyReplicas"),
            _ => Number(status, "availableReplicas"),
        } ?? 0;
        var existing = kind == "DaemonSet" ? wanted : Number(status, "replicas") ?? 0;
        var seen = (Number(status, "observedGeneration") ?? 0) >= (Number(Member(workload, "metadata"), "generation") ?? 0);
        return new WorkloadCounts
        {
            Wanted = wanted,
            Updated = updated,
            Available = available,
            Complete = seen && updated == wanted && available == wanted && existing == wanted,
        };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"replicas {Available}/{Wanted}");

    private static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var value) ? value : null;

    private static int? Number(JsonElement? json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;
}
