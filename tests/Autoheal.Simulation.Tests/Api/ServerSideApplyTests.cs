namespace Autoheal.Simulation.Tests.Api;

public sealed class ServerSideApplyTests
{
    private const string Api = TestCluster.Deployments + "/api";
    private const string Settings = TestCluster.ConfigMaps + "/settings";

    private readonly TestCluster _cluster = new();

    [Fact]
    public void Apply_NewObject_OwnsExactlyWhatWasApplied()
    {
        var created = Apply(Api, "alice", Deployment("1", """,{"name":"B","value":"2"}""")).Expect(201);

        var entry = created.At("metadata/managedFields/0")!;
        Assert.Single(created.At("metadata/managedFields")!.AsArray());
        Assert.Equal("Apply", entry["operation"]!.ToString());
        Assert.Equal(
            """{"f:spec":{"f:selector":{},"f:template":{"f:metadata":{"f:labels":{"f:app":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"app\"}":{".":{},"f:name":{},"f:image":{},"f:env":{"k:{\"name\":\"A\"}":{".":{},"f:name":{},"f:value":{}},"k:{\"name\":\"B\"}":{".":{},"f:name":{},"f:value":{}}}}}}}}}""",
            entry["fieldsV1"]!.ToJsonString(Simulation.Storage.WireJson.Options));
        Assert.Equal("1", created.Text("spec/replicas"));
    }

    [Fact]
    public void Apply_WithoutAFieldAppliedBefore_RemovesIt()
    {
        Apply(Api, "alice", Deployment("1", """,{"name":"B","value":"2"}"""));

        var applied = Apply(Api, "alice", Deployment("1", "")).Expect(200);

        Assert.Single(applied.At("spec/template/spec/containers/0/env")!.AsArray());
        Assert.Equal("2", applied.Text("metadata/generation"));
    }

    [Fact]
    public void Apply_FieldThatAnotherAppliesToo_StaysWhenOneLetsGo()
    {
        Apply(Settings, "alice", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings"},"data":{"A":"1","B":"1"}}""");
        Apply(Settings, "bob", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings"},"data":{"B":"1"}}""").Expect(200);

        var applied = Apply(Settings, "alice", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings"},"data":{"A":"1"}}""").Expect(200);

        Assert.Equal("""{"A":"1","B":"1"}""", applied.At("data")!.ToJsonString());
    }

    [Fact]
    public void Apply_ValueOfAnotherManager_IsAConflictThatNamesTheField()
    {
        Apply(Api, "alice", Deployment("1", ""));
        _cluster.StrategicPatch(Api + "?fieldManager=kubectl-set", """{"spec":{"template":{"spec":{"containers":[{"name":"app","image":"shop/api:2"}]}}}}""").Expect(200);

        var refused = Apply(Api, "alice", Deployment("1", "")).Expect(409);

        Assert.Equal(
            "Apply failed with 1 conflict: conflict with \"kubectl-set\" using apps/v1: .spec.template.spec.containers[name=\"app\"].image", refused.Message);
        Assert.Equal("Conflict", refused.Text("reason"));
        Assert.Equal("FieldManagerConflict", refused.Text("details/causes/0/reason"));
        Assert.Equal("conflict with \"kubectl-set\" using apps/v1", refused.Text("details/causes/0/message"));
        Assert.Equal(".spec.template.spec.containers[name=\"app\"].image", refused.Text("details/causes/0/field"));
    }

    [Fact]
    public void Apply_SeveralConflicts_AreListedByManager()
    {
        _cluster.Post(TestCluster.ConfigMaps + "?fieldManager=kubectl-create", """{"metadata":{"name":"settings"},"data":{"A":"1","B":"1"}}""");

        var refused = Apply(Settings, "alice", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings"},"data":{"A":"2","B":"2"}}""").Expect(409);

        Assert.Equal("Apply failed with 2 conflicts: conflicts with \"kubectl-create\" using v1:\n- .data.A\n- .data.B", refused.Message);
    }

    [Fact]
    public void Apply_Forced_TakesTheField()
    {
        Apply(Settings, "alice", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings"},"data":{"A":"1"}}""");

        var applied = Apply(Settings + "?force=true", "bob", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings"},"data":{"A":"2"}}""").Expect(200);

        Assert.Equal("2", applied.Text("data/A"));
        Assert.Equal("bob", Assert.Single(applied.At("metadata/managedFields")!.AsArray())!["manager"]!.ToString());
    }

    [Fact]
    public void Apply_SameAgain_WritesNothing()
    {
        var first = Apply(Api, "alice", Deployment("1", "")).Text("metadata/resourceVersion");
        _cluster.Clock.Now += TimeSpan.FromMinutes(1);

        Assert.Equal(first, Apply(Api, "alice", Deployment("1", "")).Text("metadata/resourceVersion"));
    }

    [Fact]
    public void Apply_DryRun_ChangesNothing()
    {
        Apply(Settings + "?dryRun=All", "alice", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings"},"data":{"A":"1"}}""").Expect(201);

        _cluster.Get(Settings).Expect(404);
    }

    [Fact]
    public void Apply_Yaml_IsRead()
    {
        const string yaml = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  A: \"1\"\n  text: |\n    two\n    lines\n";

        Assert.Equal("two\nlines\n", Apply(Settings, "alice", yaml).Expect(201).Text("data/text"));
    }

    [Theory]
    [InlineData("", "fieldManager: Required value: is required for apply patch", 422)]
    [InlineData("?fieldManager=a", "metadata.managedFields must be nil", 400)]
    public void Apply_ThatCannotBe_IsRefused(string query, string message, int status)
    {
        var body = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings","managedFields":[]}}""";

        Assert.Contains(message, _cluster.Send("PATCH", Settings + query, body, "application/apply-patch+yaml").Expect(status).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Update_TellsNewMapsAndElementsApart()
    {
        var created = _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("a")).Expect(201);

        Assert.Equal("""{"f:data":{".":{},"f:A":{}}}""", created.At("metadata/managedFields/0/fieldsV1")!.ToJsonString());
    }

    private TestCluster.Answer Apply(string url, string manager, string body) =>
        _cluster.Send("PATCH", url + (url.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "fieldManager=" + manager, body, "application/apply-patch+yaml");

    private static string Deployment(string a, string more) => """
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"api"},"spec":{"selector":{"matchLabels":{"app":"api"}},
         "template":{"metadata":{"labels":{"app":"api"}},"spec":{"containers":[{"name":"app","image":"shop/api:1","env":[{"name":"A","value":"VALUE"}MORE]}]}}}}
        """.Replace("VALUE", a, StringComparison.Ordinal).Replace("MORE", more, StringComparison.Ordinal);
}
