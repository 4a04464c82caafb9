using System.Text;
using System.Text.Json;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Tests.Execution;

public class JsonPatchDocumentTests
{
    [Fact]
    public void Write_ChangedField_TestsUidAndEveryGuardedValueFirst()
    {
        var expected = Guards(("/spec/paused", null), ("/spec/replicas", "0"), ("/spec/template", """{"a":1}"""));
        var desired = Guards(("/spec/paused", null), ("/spec/replicas", "0"), ("/spec/template", """{"a":2}"""));

        Assert.Equal(
            """[{"op":"test","path":"/metadata/uid","value":"uid-api"},{"op":"test","path":"/spec/replicas","value":0},{"op":"test","path":"/spec/template","value":{"a":1}},{"op":"replace","path":"/spec/template","value":{"a":2}}]""",
            Encoding.UTF8.GetString(JsonPatchDocument.Write(expected, desired)));
    }

    [Fact]
    public void Write_FieldAppears_AddsIt() => Assert.EndsWith(
        """{"op":"add","path":"/spec/paused","value":true}]""",
        Encoding.UTF8.GetString(JsonPatchDocument.Write(Guards(("/spec/paused", null)), Guards(("/spec/paused", "true")))),
        StringComparison.Ordinal);

    [Fact]
    public void Write_FieldDisappears_RemovesIt() => Assert.EndsWith(
        """{"op":"remove","path":"/spec/paused"}]""",
        Encoding.UTF8.GetString(JsonPatchDocument.Write(Guards(("/spec/paused", "true")), Guards(("/spec/paused", null)))),
        StringComparison.Ordinal);

    [Fact]
    public void Write_AnyText_IsSpelledAsServersWriteIt()
    {
        var value = """"{"text":"<a> & \u00e9 \ud83d\ude00 + ' \" \\ \t\u0001\u2028","list":[1.50,null,true,{},[]]}"""";

        Assert.Contains(
            """"{"op":"test","path":"/spec","value":{"text":"\u003ca\u003e \u0026 é 😀 + ' \" \\ \t\u0001\u2028","list":[1.50,null,true,{},[]]}}"""",
            Encoding.UTF8.GetString(JsonPatchDocument.Write(Guards(("/spec", value)), Guards(("/spec", value)))),
            StringComparison.Ordinal);
    }

    internal static GuardSet Guards(params (string Pointer, string? Json)[] fields) => new(
        ActionBench.Api,
        fields.Select(field => new KeyValuePair<string, JsonElement?>(
            field.Pointer, field.Json is null ? null : JsonDocument.Parse(field.Json).RootElement)));
}
