using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Execution;

namespace Autoheal.Kubernetes.Tests.Execution;

public class DryRunComparisonTests
{
    private const string Fresh = """
        {"metadata":{"name":"api","uid":"u","resourceVersion":"7","generation":3,"managedFields":[1]},
         "spec":{"replicas":0,"template":{"metadata":{"creationTimestamp":null},"spec":{"containers":[{"name":"app","image":"a:1"}]}}},
         "status":{"replicas":0}}
        """;

    [Fact]
    public void FirstDifference_ExactlyTheApprovedChange_IsNone() => Assert.Null(Compare(result =>
    {
        result["spec"]!["replicas"] = 4;
        result["metadata"]!["resourceVersion"] = "8";
        result["metadata"]!["generation"] = 4;
        result["metadata"]!["managedFields"] = new JsonArray();
        result["status"] = new JsonObject { ["replicas"] = 9 };
        result["spec"]!["template"]!["metadata"]!.AsObject().Remove("creationTimestamp");
    }));

    [Fact]
    public void FirstDifference_WebhookAddsASidecar_NamesIt() => Assert.Equal("/spec/template/spec/containers/1", Compare(result =>
    {
        result["spec"]!["replicas"] = 4;
        result["spec"]!["template"]!["spec"]!["containers"]!.AsArray().Add(new JsonObject { ["name"] = "sidecar" });
    }));

    [Fact]
    public void FirstDifference_WebhookAddsAnAnnotation_NamesIt() => Assert.Equal("/metadata/annotations", Compare(result =>
    {
        result["spec"]!["replicas"] = 4;
        result["metadata"]!["annotations"] = new JsonObject { ["a/b"] = "c" };
    }));

    [Fact]
    public void FirstDifference_ServerKeepsTheOldValue_NamesIt() => Assert.Equal("/spec/replicas", Compare(_ => { }));

    [Fact]
    public void FirstDifference_ServerDropsAField_NamesIt() => Assert.Equal("/spec/template/spec/containers/0/image", Compare(result =>
    {
        result["spec"]!["replicas"] = 4;
        result["spec"]!["template"]!["spec"]!["containers"]![0]!.AsObject().Remove("image");
    }));

    private static string? Compare(Action<JsonNode> change)
    {
        var result = JsonNode.Parse(Fresh)!;
        change(result);
        return DryRunComparison.FirstDifference(
            JsonDocument.Parse(Fresh).RootElement,
            JsonPatchDocumentTests.Guards(("/spec/replicas", "4")),
            JsonDocument.Parse(result.ToJsonString()).RootElement);
    }
}
