using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Api;

public sealed class ListTests
{
    private readonly TestCluster _cluster = new();

    [Fact]
    public void List_IsTypedAndItemsHaveNoKindOfTheirOwn()
    {
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("b"));
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("a"));

        var list = _cluster.Get(TestCluster.Pods).Expect(200);

        Assert.Equal("PodList", list.Text("kind"));
        Assert.Equal(_cluster.Store.CurrentVersion.ToString(), list.Text("metadata/resourceVersion"));
        Assert.Equal("a", list.Text("items/0/metadata/name"));
        Assert.Equal("b", list.Text("items/1/metadata/name"));
        Assert.Null(list.At("items/0/kind"));
        Assert.Null(list.At("items/0/apiVersion"));
    }

    [Fact]
    public void List_Empty_HasAnEmptyArray() => Assert.Empty(_cluster.Get(TestCluster.Pods).At("items")!.AsArray());

    [Fact]
    public void List_AcrossNamespaces_HoldsAll()
    {
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("a"));
        _cluster.Post("/api/v1/namespaces/default/configmaps", TestCluster.ConfigMap("a"));

        Assert.Equal(2, _cluster.Get("/api/v1/configmaps").At("items")!.AsArray().Count);
        Assert.Single(_cluster.Get(TestCluster.ConfigMaps).At("items")!.AsArray());
    }

    [Theory]
    [InlineData("app=api", "a,b")]
    [InlineData("app==api,tier!=web", "b")]
    [InlineData("tier", "a")]
    [InlineData("!tier", "b,c")]
    [InlineData("app in (api, db)", "a,b,c")]
    [InlineData("app notin (api)", "c")]
    [InlineData("app=nothing", "")]
    public void List_LabelSelector_Selects(string selector, string names)
    {
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("a", labels: """{"app":"api","tier":"web"}"""));
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("b", labels: """{"app":"api"}"""));
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("c", labels: """{"app":"db"}"""));

        Assert.Equal(names, Names($"{TestCluster.Pods}?labelSelector={Uri.EscapeDataString(selector)}"));
    }

    [Theory]
    [InlineData("metadata.name=a", "a")]
    [InlineData("spec.nodeName=node-1", "b")]
    [InlineData("spec.nodeName!=node-1", "a")]
    [InlineData("status.phase=Pending,metadata.namespace=shop", "a,b")]
    [InlineData("status.phase=Running", "")]
    public void List_FieldSelector_Selects(string selector, string names)
    {
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("a"));
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("b", node: "node-1"));

        Assert.Equal(names, Names($"{TestCluster.Pods}?fieldSelector={Uri.EscapeDataString(selector)}"));
    }

    [Fact]
    public void List_EventsOfOneObject_AreSelectedByField()
    {
        const string Events = "/api/v1/namespaces/shop/events";
        foreach (var (name, pod) in new[] { ("e1", "a"), ("e2", "b") })
        {
            _cluster.Post(Events, $$$"""
                {"metadata":{"name":"{{{name}}}"},"involvedObject":{"kind":"Pod","namespace":"shop","name":"{{{pod}}}"},"reason":"BackOff","type":"Warning","message":"m"}
                """).Expect(201);
        }

        Assert.Equal("e2", Names($"{Events}?fieldSelector=involvedObject.name%3Db%2CinvolvedObject.kind%3DPod%2Creason%3DBackOff%2Ctype%3DWarning"));
    }

    [Fact]
    public void List_UnknownField_IsBadRequest()
    {
        Assert.Equal("field label not supported: spec.flavour", _cluster.Get(TestCluster.Pods + "?fieldSelector=spec.flavour%3Dx").Expect(400).Message);
        Assert.Equal("\"data\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"",
            _cluster.Get(TestCluster.ConfigMaps + "?fieldSelector=data%3Dx").Expect(400).Message);
    }

    [Theory]
    [InlineData("a in b")]
    [InlineData("a=(")]
    [InlineData(",")]
    public void List_MalformedSelector_IsBadRequest(string selector) =>
        _cluster.Get($"{TestCluster.Pods}?labelSelector={Uri.EscapeDataString(selector)}").Expect(400);

    [Fact]
    public void Pages_ShowOneConsistentVersion()
    {
        foreach (var name in "abcde")
            _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap(name.ToString()));

        var first = _cluster.Get(TestCluster.ConfigMaps + "?limit=2").Expect(200);
        _cluster.Delete(TestCluster.ConfigMaps + "/c").Expect(200);
        var second = _cluster.Get($"{TestCluster.ConfigMaps}?limit=2&continue={Uri.EscapeDataString(first.Text("metadata/continue")!)}").Expect(200);
        var third = _cluster.Get($"{TestCluster.ConfigMaps}?limit=2&continue={Uri.EscapeDataString(second.Text("metadata/continue")!)}").Expect(200);

        Assert.Equal("3", first.Text("metadata/remainingItemCount"));
        Assert.Equal("c", second.Text("items/0/metadata/name"));
        Assert.Equal("e", third.Text("items/0/metadata/name"));
        Assert.Null(third.At("metadata/continue"));
        Assert.Equal(first.Text("metadata/resourceVersion"), third.Text("metadata/resourceVersion"));
    }

    [Fact]
    public void Pages_ExpiredToken_IsGoneAndOffersToGoOn()
    {
        foreach (var name in "abc")
            _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap(name.ToString()));
        var token = _cluster.Get(TestCluster.ConfigMaps + "?limit=2").Text("metadata/continue")!;
        _cluster.Server.Paging.Expire();

        var expired = _cluster.Get($"{TestCluster.ConfigMaps}?limit=2&continue={Uri.EscapeDataString(token)}").Expect(410);

        Assert.Equal("Expired", expired.Text("reason"));
        Assert.StartsWith("The provided continue parameter is too old", expired.Message, StringComparison.Ordinal);
        Assert.Equal("c", Names($"{TestCluster.ConfigMaps}?limit=2&continue={Uri.EscapeDataString(expired.Text("metadata/continue")!)}"));
    }

    [Fact]
    public void Pages_ForeignToken_IsBadRequest() => _cluster.Get(TestCluster.ConfigMaps + "?limit=2&continue=abc").Expect(400);

    [Fact]
    public void List_FutureVersion_TimesOut()
    {
        var refused = _cluster.Get(TestCluster.Pods + "?resourceVersion=99999").Expect(504);

        Assert.Equal($"Timeout: Too large resource version: 99999, current: {_cluster.Store.CurrentVersion}", refused.Message);
        Assert.Equal("ResourceVersionTooLarge", refused.Text("details/causes/0/reason"));
        Assert.Equal(1, refused.Response.RetryAfterSeconds);
    }

    [Fact]
    public void List_ExactPastVersion_IsGoneOnceTheKindChanged()
    {
        var version = _cluster.Store.CurrentVersion;
        var url = $"{TestCluster.ConfigMaps}?resourceVersion={version}&resourceVersionMatch=Exact";

        _cluster.Get(url).Expect(200);
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("a"));

        _cluster.Get(url).Expect(410);
    }

    [Fact]
    public void List_AsMetadata_CarriesNothingElse()
    {
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("a"));

        var list = _cluster.Get(TestCluster.ConfigMaps, "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1").Expect(200);

        Assert.Equal("PartialObjectMetadataList", list.Text("kind"));
        Assert.Null(list.At("items/0/data"));
    }

    [Fact]
    public void List_ClientThatAcceptsNoJson_IsNotAcceptable() => _cluster.Get(TestCluster.Pods, "application/yaml").Expect(406);

    [Fact]
    public void Selectors_OfObjects_MatchAsTextOnesDo()
    {
        var selector = Simulation.Api.Selecting.LabelSelector.FromObject(Parse("""
            {"matchLabels":{"app":"api"},"matchExpressions":[{"key":"tier","operator":"NotIn","values":["web"]},{"key":"old","operator":"DoesNotExist"}]}
            """));

        Assert.True(selector.Matches(Parse("""{"app":"api"}""")));
        Assert.False(selector.Matches(Parse("""{"app":"api","tier":"web"}""")));
        Assert.False(selector.Matches(Parse("""{"app":"api","old":""}""")));
        Assert.Equal("!old,app=api,tier notin (web)", selector.ToString());

        static System.Text.Json.Nodes.JsonObject Parse(string text) => System.Text.Json.Nodes.JsonNode.Parse(text)!.AsObject();
    }

    private string Names(string url)
    {
        var names = new List<string>();
        foreach (var item in _cluster.Get(url).Expect(200).At("items")!.AsArray())
            names.Add(item.Text("metadata", "name")!);
        return string.Join(",", names);
    }
}
