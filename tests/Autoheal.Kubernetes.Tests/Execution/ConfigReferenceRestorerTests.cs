using System.Text.Json;
using Autoheal.Kubernetes.Execution;

namespace Autoheal.Kubernetes.Tests.Execution;

public class ConfigReferenceRestorerTests
{
    [Fact]
    public void Restore_EveryKindOfPlace_TakesConfigMapsOnly()
    {
        var (template, restored) = Restore(
            """
            {"spec":{"volumes":[{"name":"conf","configMap":{"name":"v2"}},{"name":"tmp","emptyDir":{}}],
             "containers":[{"name":"app","image":"a:2",
               "env":[{"name":"NEW","value":"x"},{"name":"HOST","valueFrom":{"configMapKeyRef":{"name":"v2","key":"h"}}}],
               "envFrom":[{"secretRef":{"name":"s2"}},{"configMapRef":{"name":"v2"}}]}]}}
            """,
            """
            {"spec":{"volumes":[{"name":"conf","configMap":{"name":"v1"}}],
             "containers":[{"name":"app","image":"a:1",
               "env":[{"name":"HOST","valueFrom":{"configMapKeyRef":{"name":"v1","key":"host"}}}],
               "envFrom":[{"secretRef":{"name":"s1"}},{"configMapRef":{"name":"v1"}}]}]}}
            """);

        Assert.Equal(
            """
            {"spec":{"volumes":[{"name":"conf","configMap":{"name":"v1"}},{"name":"tmp","emptyDir":{}}],"containers":[{"name":"app","image":"a:2","env":[{"name":"NEW","value":"x"},{"name":"HOST","valueFrom":{"configMapKeyRef":{"name":"v1","key":"host"}}}],"envFrom":[{"secretRef":{"name":"s2"}},{"configMapRef":{"name":"v1"}}]}]}}
            """,
            template);
        Assert.Equal(["ConfigMap v1"], restored);
    }

    [Fact]
    public void Restore_PlaceThatTheOldOneDoesNotHave_IsLeftAlone()
    {
        const string Current = """{"spec":{"containers":[{"name":"new","envFrom":[{"configMapRef":{"name":"v2"}}]}]}}""";

        var (template, restored) = Restore(Current, """{"spec":{"containers":[{"name":"app","envFrom":[{"configMapRef":{"name":"v1"}}]}]}}""");

        Assert.Equal(Current, template);
        Assert.Empty(restored);
    }

    private static (string Template, IReadOnlyList<string> Restored) Restore(string current, string old)
    {
        var (template, restored) = ConfigReferenceRestorer.Restore(JsonDocument.Parse(current).RootElement, JsonDocument.Parse(old).RootElement);
        return (template.GetRawText(), restored);
    }
}
