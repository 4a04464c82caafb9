using System.Text.Json.Nodes;

namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>A StatefulSet or DaemonSet <c>store</c> with an earlier revision that stood for long and a new one that crashes.</summary>
internal static class OrderedWorkload
{
    private const string Old = """
        {"metadata":{"labels":{"app":"store"}},"spec":{"containers":[{"name":"app","image":"shop/store:1","resources":{"limits":{"memory":"256Mi"}},
        "livenessProbe":{"httpGet":{"path":"/healthz","port":8080}},"envFrom":[{"configMapRef":{"name":"settings"}}]}]}}
        """;

    private const string New = """
        {"metadata":{"labels":{"app":"store"}},"spec":{"containers":[{"name":"app","image":"shop/store:2","resources":{"limits":{"memory":"64Mi"}},
        "livenessProbe":{"httpGet":{"path":"/healthz","port":9}},"envFrom":[{"configMapRef":{"name":"sittings"}}]}]}}
        """;

    public static void Create(ActionWorld world, string kind, string plural)
    {
        const string Apps = "/apis/apps/v1/namespaces/checkout";
        world.Create("/api/v1/namespaces/checkout/configmaps", """{"metadata":{"name":"settings"},"data":{"A":"b"}}""");
        world.Create("/api/v1/namespaces/checkout/configmaps", """{"metadata":{"name":"sittings"},"data":{"A":"b"}}""");
        var replicas = kind == "StatefulSet" ? "\"replicas\":2,\"serviceName\":\"store\"," : "";
        var workload = world.Create($"{Apps}/{plural}", """
            {"metadata":{"name":"store"},"spec":{REPLICAS"selector":{"matchLabels":{"app":"store"}},"template":TEMPLATE}}
            """.Replace("REPLICAS", replicas, StringComparison.Ordinal).Replace("TEMPLATE", Old, StringComparison.Ordinal));
        var old = workload["spec"]!["template"]!;
        var current = world.Merge($"{Apps}/{plural}/store", new JsonObject { ["spec"] = new JsonObject { ["template"] = JsonNode.Parse(New) } }.ToJsonString());
        world.Merge($"{Apps}/{plural}/store/status", kind == "StatefulSet"
            ? """{"status":{"observedGeneration":2,"replicas":2,"readyReplicas":2,"availableReplicas":2,"updatedReplicas":2,"currentReplicas":2}}"""
            : """{"status":{"observedGeneration":2,"currentNumberScheduled":2,"desiredNumberScheduled":2,"numberAvailable":2,"numberReady":2,"numberMisscheduled":0,"updatedNumberScheduled":2}}""");
        var uid = workload["metadata"]!["uid"]!.ToString();
        AddRevision(world, kind, uid, 1, old);
        world.Clock.Advance(TimeSpan.FromMinutes(30));
        AddRevision(world, kind, uid, 2, current["spec"]!["template"]!);
        for (var ordinal = 0; ordinal < 2; ordinal++)
        {
            AddPod(world, kind, uid, $"store-{ordinal}", $"worker-{ordinal + 1}");
        }
    }

    private static void AddRevision(ActionWorld world, string kind, string uid, int number, JsonNode template)
    {
        var content = template.DeepClone();
        content["$patch"] = "replace";
        world.Create("/apis/apps/v1/namespaces/checkout/controllerrevisions", new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = $"store-{number}",
                ["labels"] = new JsonObject { ["app"] = "store", ["controller-revision-hash"] = $"store-{number}" },
                ["ownerReferences"] = Owner(kind, uid),
            },
            ["revision"] = number,
            ["data"] = new JsonObject { ["spec"] = new JsonObject { ["template"] = content } },
        }.ToJsonString());
    }

    private static void AddPod(ActionWorld world, string kind, string uid, string name, string node)
    {
        world.Create("/api/v1/namespaces/checkout/pods", new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = name,
                ["labels"] = new JsonObject { ["app"] = "store", ["controller-revision-hash"] = "store-2" },
                ["ownerReferences"] = Owner(kind, uid),
            },
            ["spec"] = new JsonObject
            {
                ["nodeName"] = node,
                ["containers"] = new JsonArray(new JsonObject { ["name"] = "app", ["image"] = "shop/store:2" }),
            },
        }.ToJsonString());
        world.Merge($"/api/v1/namespaces/checkout/pods/{name}/status", """
            {"status":{"phase":"Running","conditions":[{"type":"Ready","status":"True"}],
            "containerStatuses":[{"name":"app","ready":true,"restartCount":0,"image":"shop/store:2","imageID":"","state":{"running":{"startedAt":"2026-06-01T12:00:00Z"}}}]}}
            """);
    }

    private static JsonArray Owner(string kind, string uid) => new(new JsonObject
    {
        ["apiVersion"] = "apps/v1", ["kind"] = kind, ["name"] = "store", ["uid"] = uid, ["controller"] = true,
    });
}
