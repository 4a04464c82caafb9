using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Selecting;

/// <summary>Which fields each kind can be selected by, and how they read.</summary>
internal static class SelectableFields
{
    private static readonly Dictionary<ObjectKind, string[]> s_fields = new()
    {
        [Kinds.Pod] =
        [
            "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork",
            "status.phase", "status.podIP", "status.nominatedNodeName",
        ],
        [Kinds.Event] =
        [
            "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid", "involvedObject.apiVersion",
            "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason", "reportingComponent", "source", "type",
        ],
        [Kinds.Node] = ["spec.unschedulable"],
        [Kinds.Namespace] = ["status.phase"],
        [Kinds.Secret] = ["type"],
        [Kinds.ReplicaSet] = ["status.replicas"],
        [Kinds.Service] = ["spec.clusterIP", "spec.type"],
    };

    public static bool Supports(ObjectKind kind, string field) =>
        field == "metadata.name"
        || (field == "metadata.namespace" && kind.Namespaced)
        || (s_fields.TryGetValue(kind, out var fields) && Array.IndexOf(fields, field) >= 0);

    public static string Refusal(ObjectKind kind, string field) => s_fields.ContainsKey(kind)
        ? $"field label not supported: {field}"
        : $"\"{field}\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"";

    public static string Read(StoredObject candidate, string field) => field switch
    {
        "metadata.name" => candidate.Name,
        "metadata.namespace" => candidate.Namespace ?? "",
        "spec.unschedulable" => candidate.Spec.Flag("unschedulable") == true ? "true" : "false",
        "spec.hostNetwork" => candidate.Spec.Flag("hostNetwork") == true ? "true" : "false",
        "status.replicas" => (candidate.Status.Number("replicas") ?? 0).ToString(CultureInfo.InvariantCulture),
        "source" => candidate.Json.Text("source", "component") ?? candidate.Json.Text("reportingComponent") ?? "",
        _ => Walk(candidate.Json, field),
    };

    private static string Walk(JsonObject json, string field)
    {
        JsonNode? node = json;
        foreach (var range in field.AsSpan().Split('.'))
            node = (node as JsonObject)?[field[range]];
        return node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
    }
}
