using System.Text.Json.Nodes;

namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>One more ready pod of the Deployment <c>api</c>, under a name that tests know.</summary>
internal static class ExtraPod
{
    public static void Create(ActionWorld world)
    {
        var pods = world.Get("/api/v1/namespaces/checkout/pods")["items"]!.AsArray();
        var sibling = pods.First(pod => pod!["metadata"]!["labels"]?["app"]?.ToString() == "api")!.AsObject();
        world.Create("/api/v1/namespaces/checkout/pods", new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = "api-extra",
                ["labels"] = sibling["metadata"]!["labels"]!.DeepClone(),
                ["ownerReferences"] = sibling["metadata"]!["ownerReferences"]!.DeepClone(),
            },
            ["spec"] = new JsonObject
            {
                ["nodeName"] = "worker-1",
                ["containers"] = new JsonArray(new JsonObject { ["name"] = "api", ["image"] = "a:1" }),
            },
        }.ToJsonString());
        world.Merge("/api/v1/namespaces/checkout/pods/api-extra/status", new JsonObject { ["status"] = sibling["status"]!.DeepClone() }.ToJsonString());
    }
}
