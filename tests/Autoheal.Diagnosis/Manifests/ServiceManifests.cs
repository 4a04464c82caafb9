using System.Text.Json.Nodes;
using static Autoheal.Diagnosis.Manifests.ManifestDefaults;

namespace Autoheal.Diagnosis.Manifests;

/// <summary>Services, and the EndpointSlices that the controller would make for them.</summary>
internal static class ServiceManifests
{
    public static List<JsonObject> Endpoints(List<JsonObject> objects)
    {
        var slices = new List<JsonObject>();
        foreach (var service in objects.Where(item => Kind(item) == "Service"))
        {
            var spec = service["spec"] as JsonObject ?? [];
            if (spec.Parent is null)
            {
                service["spec"] = spec;
            }

            spec["selector"] ??= new JsonObject { ["app"] = Name(service) };
            spec["ports"] ??= new JsonArray(new JsonObject { ["port"] = 80, ["targetPort"] = 8080, ["protocol"] = "TCP" });
            spec["type"] ??= "ClusterIP";
            spec["clusterIP"] ??= "10.96.7.7";
            if (spec["type"]!.ToString() != "ExternalName" && spec["selector"] is JsonObject { Count: > 0 } selector && !HasSlice(objects, service))
            {
                slices.Add(Slice(service, spec, objects.Where(pod => IsSelected(pod, service, selector)).ToArray()));
            }
        }

        return slices;
    }

    private static bool HasSlice(List<JsonObject> objects, JsonObject service) => objects.Exists(item =>
        Kind(item) == "EndpointSlice" && item["metadata"]!["labels"]?["kubernetes.io/service-name"]?.ToString() == Name(service));

    private static bool IsSelected(JsonObject pod, JsonObject service, JsonObject selector) =>
        Kind(pod) == "Pod" && Namespace(pod) == Namespace(service) && pod["metadata"]!["labels"] is JsonObject labels
        && selector.All(wanted => labels[wanted.Key]?.ToString() == wanted.Value?.ToString());

    private static JsonObject Slice(JsonObject service, JsonObject spec, JsonObject[] pods) => new()
    {
        ["apiVersion"] = "discovery.k8s.io/v1",
        ["kind"] = "EndpointSlice",
        ["metadata"] = new JsonObject
        {
            ["name"] = Name(service) + "-x7x7x",
            ["namespace"] = Namespace(service),
            ["uid"] = "uid-slice-" + Namespace(service) + "-" + Name(service),
            ["labels"] = new JsonObject { ["kubernetes.io/service-name"] = Name(service) },
            ["ownerReferences"] = new JsonArray(OwnerReference("Service/" + Name(service), Namespace(service), isPartial: false)),
        },
        ["addressType"] = "IPv4",
        ["ports"] = spec["ports"]!.AsArray().Select(port => new JsonObject
        {
            ["name"] = port!["name"]?.ToString() ?? "", ["port"] = Number(port["targetPort"]) ?? Number(port["port"]), ["protocol"] = port["protocol"]?.ToString() ?? "TCP",
        }).ToArray() is var ports ? new JsonArray([.. ports]) : null,
        ["endpoints"] = new JsonArray([.. pods.Select((pod, index) => new JsonObject
        {
            ["addresses"] = new JsonArray($"10.244.1.{index + 10}"),
            ["conditions"] = new JsonObject { ["ready"] = PodManifests.IsReady(pod), ["serving"] = PodManifests.IsReady(pod), ["terminating"] = false },
            ["nodeName"] = pod["spec"]!["nodeName"]?.ToString(),
            ["targetRef"] = new JsonObject
            {
                ["kind"] = "Pod", ["name"] = Name(pod), ["namespace"] = Namespace(pod), ["uid"] = pod["metadata"]!["uid"]?.ToString(),
            },
        })]),
    };

    private static int? Number(JsonNode? port) => port is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
