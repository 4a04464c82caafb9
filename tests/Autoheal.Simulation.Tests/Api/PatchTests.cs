namespace Autoheal.Simulation.Tests.Api;

public sealed class PatchTests
{
    private const string Api = TestCluster.Deployments + "/api";

    private readonly TestCluster _cluster = new();

    public PatchTests() => _cluster.Post(TestCluster.Deployments, """
        {"metadata":{"name":"api","finalizers":["example.com/a"]},"spec":{"replicas":2,"selector":{"matchLabels":{"app":"api"}},
         "template":{"metadata":{"labels":{"app":"api"}},"spec":{
          "containers":[{"name":"app","image":"shop/api:1","env":[{"name":"A","value":"1"},{"name":"B","value":"2"}],"args":["x"],
                         "ports":[{"containerPort":80}]},
                        {"name":"side","image":"shop/side:1"}]}}}}
        """).Expect(201);

    [Fact]
    public void Strategic_ListWithMergeKey_MergesElements()
    {
        var patched = _cluster.StrategicPatch(Api, """
            {"spec":{"template":{"spec":{"containers":[{"name":"app","image":"shop/api:2","env":[{"name":"B","value":"3"},{"name":"C","value":"4"}],"args":["y"]}]}}}}
            """).Expect(200);

        Assert.Equal("shop/api:2", patched.Text("spec/template/spec/containers/0/image"));
        Assert.Equal("1", patched.Text("spec/template/spec/containers/0/env/0/value"));
        Assert.Equal("3", patched.Text("spec/template/spec/containers/0/env/1/value"));
        Assert.Equal("C", patched.Text("spec/template/spec/containers/0/env/2/name"));
        Assert.Equal("[\"y\"]", patched.At("spec/template/spec/containers/0/args")!.ToJsonString());
        Assert.Equal("side", patched.Text("spec/template/spec/containers/1/name"));
    }

    [Fact]
    public void Strategic_Directives_DeleteReplaceAndOrder()
    {
        var patched = _cluster.StrategicPatch(Api, """
            {"spec":{"template":{"spec":{
              "$setElementOrder/containers":[{"name":"side"},{"name":"app"}],
              "containers":[{"name":"app","env":[{"name":"A","$patch":"delete"}],"ports":[{"$patch":"replace"},{"containerPort":81}]}]}}},
             "metadata":{"$deleteFromPrimitiveList/finalizers":["example.com/a"],"finalizers":["example.com/b"]}}
            """).Expect(200);

        Assert.Equal("side", patched.Text("spec/template/spec/containers/0/name"));
        Assert.Equal("B", patched.Text("spec/template/spec/containers/1/env/0/name"));
        Assert.Single(patched.At("spec/template/spec/containers/1/env")!.AsArray());
        Assert.Equal("81", patched.Text("spec/template/spec/containers/1/ports/0/containerPort"));
        Assert.Equal("[\"example.com/b\"]", patched.At("metadata/finalizers")!.ToJsonString());
    }

    [Fact]
    public void Strategic_RetainKeys_DropsTheOtherKeys()
    {
        var patched = _cluster.StrategicPatch(Api, """{"spec":{"strategy":{"$retainKeys":["type"],"type":"Recreate"}}}""").Expect(200);

        Assert.Equal("""{"type":"Recreate"}""", patched.At("spec/strategy")!.ToJsonString());
    }

    [Fact]
    public void Strategic_ElementWithoutMergeKey_IsBadRequest() =>
        Assert.Contains("does not contain declared merge key: name",
            _cluster.StrategicPatch(Api, """{"spec":{"template":{"spec":{"containers":[{"image":"x"}]}}}}""").Expect(400).Message, StringComparison.Ordinal);

    [Fact]
    public void Merge_NullRemovesAndListsAreReplaced()
    {
        var patched = _cluster.MergePatch(Api, """
            {"metadata":{"finalizers":null,"labels":{"x":"y"}},"spec":{"template":{"spec":{"containers":[{"name":"only","image":"i:1"}]}}}}
            """).Expect(200);

        Assert.Null(patched.At("metadata/finalizers"));
        Assert.Equal("y", patched.Text("metadata/labels/x"));
        Assert.Single(patched.At("spec/template/spec/containers")!.AsArray());
    }

    [Fact]
    public void Json_TestsHold_AppliesAllOperations()
    {
        var uid = _cluster.Get(Api).Text("metadata/uid");

        var patched = _cluster.JsonPatch(Api, $$$"""
            [{"op":"test","path":"/metadata/uid","value":"{{{uid}}}"},
             {"op":"test","path":"/spec/replicas","value":2},
             {"op":"replace","path":"/spec/replicas","value":4},
             {"op":"add","path":"/metadata/annotations","value":{"example.com/x":"1"}},
             {"op":"add","path":"/metadata/annotations/example.com~1y","value":"2"},
             {"op":"copy","from":"/spec/template/spec/containers/0/args/0","path":"/spec/template/spec/containers/0/args/-"},
             {"op":"move","from":"/spec/template/spec/containers/0/env/0","path":"/spec/template/spec/containers/0/env/1"},
             {"op":"remove","path":"/spec/template/spec/containers/1"}]
            """).Expect(200);

        Assert.Equal("4", patched.Text("spec/replicas"));
        Assert.Equal("2", patched.At("metadata/annotations")!["example.com/y"]!.ToString());
        Assert.Equal("[\"x\",\"x\"]", patched.At("spec/template/spec/containers/0/args")!.ToJsonString());
        Assert.Equal("B", patched.Text("spec/template/spec/containers/0/env/0/name"));
        Assert.Single(patched.At("spec/template/spec/containers")!.AsArray());
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/spec/replicas","value":3},{"op":"replace","path":"/spec/replicas","value":9}]""")]
    [InlineData("""[{"op":"test","path":"/spec/nothing","value":3}]""")]
    [InlineData("""[{"op":"remove","path":"/spec/nothing"}]""")]
    [InlineData("""[{"op":"replace","path":"/spec/nothing/deeper","value":1}]""")]
    [InlineData("""[{"op":"add","path":"/spec/template/spec/containers/9","value":{}}]""")]
    [InlineData("""[{"op":"frobnicate","path":"/spec"}]""")]
    [InlineData("""[{"op":"replace","path":"spec","value":1}]""")]
    public void Json_OperationFails_IsInvalidAndNothingIsWritten(string patch)
    {
        var version = _cluster.Store.CurrentVersion;

        var refused = _cluster.JsonPatch(Api, patch).Expect(422);

        Assert.Equal("""{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"the server rejected our request due to an error in our request","reason":"Invalid","details":{},"code":422}""", refused.Body);
        Assert.Equal(version, _cluster.Store.CurrentVersion);
    }

    [Fact]
    public void Json_TestNullOfAbsentField_Holds() =>
        _cluster.JsonPatch(Api, """[{"op":"test","path":"/spec/paused","value":null}]""").Expect(200);

    /// <summary>A real server compares the bytes, and writes &lt;, &gt; and &amp; as lower-case escapes.</summary>
    [Theory]
    [InlineData("a \\u003c b \\u0026 é", 200)]
    [InlineData("a \\u003C b \\u0026 é", 422)]
    [InlineData("a < b & é", 422)]
    [InlineData("a \\u003c b \\u0026 \\u00e9", 422)]
    public void Json_TestOfAString_IsSpelledAsTheServerWrites(string sent, int status)
    {
        _cluster.MergePatch(Api, """{"metadata":{"annotations":{"note":"a < b & é"}}}""").Expect(200);

        _cluster.JsonPatch(Api, $$$"""[{"op":"test","path":"/metadata/annotations","value":{ "note":"{{{sent}}}"}}]""").Expect(status);
    }

    [Fact]
    public void Json_NotAnArray_IsBadRequest() => _cluster.JsonPatch(Api, """{"op":"test"}""").Expect(400);

    [Fact]
    public void UnknownContentType_IsUnsupported()
    {
        var refused = _cluster.Send("PATCH", Api, "{}", "application/xml").Expect(415);

        _cluster.Send("PATCH", TestCluster.Deployments + "/none", "{}", "application/xml").Expect(415);
        Assert.StartsWith("the body of the request was in an unknown format - accepted media types include: application/json-patch+json", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Patch_DryRun_AnswersTheResultAndWritesNothing()
    {
        var patched = _cluster.JsonPatch(Api + "?dryRun=All", """[{"op":"replace","path":"/spec/replicas","value":9}]""").Expect(200);

        Assert.Equal("9", patched.Text("spec/replicas"));
        Assert.Equal("2", patched.Text("metadata/generation"));
        Assert.Equal("2", _cluster.Get(Api).Text("spec/replicas"));
    }

    [Fact]
    public void Patch_WithStaleResourceVersion_IsConflict() =>
        _cluster.MergePatch(Api, """{"metadata":{"resourceVersion":"1"},"spec":{"replicas":9}}""").Expect(409);

    [Fact]
    public void Patch_NothingChanges_KeepsTheVersion()
    {
        var before = _cluster.Get(Api).Text("metadata/resourceVersion");

        Assert.Equal(before, _cluster.MergePatch(Api, """{"spec":{"replicas":2}}""").Expect(200).Text("metadata/resourceVersion"));
    }

    [Fact]
    public void Patch_Renames_IsBadRequest() =>
        _cluster.MergePatch(Api, """{"metadata":{"name":"other"}}""").Expect(400);
}
