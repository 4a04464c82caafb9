using Autoheal.Simulation.Api.Access;

namespace Autoheal.Simulation.Tests.Api;

public sealed class AccessTests
{
    private readonly TestCluster _cluster = new();

    [Fact]
    public void NoOrUnknownToken_IsUnauthorized()
    {
        const string Body = """{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"Unauthorized","reason":"Unauthorized","code":401}""";

        Assert.Equal(Body, _cluster.Send("GET", TestCluster.Pods, token: "wrong").Expect(401).Body);
        Assert.Equal(Body, _cluster.Send("GET", TestCluster.Pods, token: "").Expect(401).Body);
    }

    [Fact]
    public void Anonymous_IsServedOnlyWhenConfigured()
    {
        _cluster.Access.AllowAnonymous = true;

        _cluster.Send("GET", TestCluster.Pods, token: "").Expect(200);
        _cluster.Send("GET", TestCluster.Pods, token: "wrong").Expect(401);
        Assert.Equal("system:anonymous", _cluster.Audit.ElementAt(_cluster.Audit.Count - 2).User);
    }

    [Fact]
    public void RevokedToken_IsUnauthorized()
    {
        _cluster.Access.AddUser("t", new() { Name = "reader" });
        _cluster.Send("GET", TestCluster.Pods, token: "t").Expect(200);

        _cluster.Access.RevokeToken("t");

        _cluster.Send("GET", TestCluster.Pods, token: "t").Expect(401);
    }

    [Fact]
    public void Rules_AllowWhatTheySayAndNothingElse()
    {
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("p"));
        _cluster.Access.AddUser("t", new() { Name = "reader" },
            new AccessRule { Verbs = ["get", "list"], ApiGroups = [""], Resources = ["pods"], Namespaces = ["shop"] },
            new AccessRule { Verbs = ["get"], ApiGroups = [], NonResourceUrls = ["/healthz", "/api*"] });

        Send("GET", TestCluster.Pods).Expect(200);
        Send("GET", TestCluster.Pods + "/p").Expect(200);
        Send("GET", "/healthz").Expect(200);
        Send("GET", "/apis").Expect(200);
        Assert.Equal("pods \"p\" is forbidden: User \"reader\" cannot delete resource \"pods\" in API group \"\" in the namespace \"shop\"",
            Send("DELETE", TestCluster.Pods + "/p").Expect(403).Message);
        Assert.Equal("pods is forbidden: User \"reader\" cannot list resource \"pods\" in API group \"\" at the cluster scope",
            Send("GET", "/api/v1/pods").Expect(403).Message);
        Assert.Equal("pods \"p\" is forbidden: User \"reader\" cannot get resource \"pods/log\" in API group \"\" in the namespace \"shop\"",
            Send("GET", TestCluster.Pods + "/p/log").Expect(403).Message);
        Assert.Equal("deployments.apps is forbidden: User \"reader\" cannot watch resource \"deployments\" in API group \"apps\" in the namespace \"shop\"",
            Send("GET", TestCluster.Deployments + "?watch=true").Expect(403).Message);
        Assert.Equal("forbidden: User \"reader\" cannot get path \"/version\"", Send("GET", "/version").Expect(403).Message);

        TestCluster.Answer Send(string method, string url) => _cluster.Send(method, url, token: "t");
    }

    [Fact]
    public void Rules_ResourceNames_RestrictToThoseObjects()
    {
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("a"));
        _cluster.Access.AddUser("t", new() { Name = "reader" },
            new AccessRule { Verbs = ["*"], Resources = ["configmaps"], ResourceNames = ["a"] });

        _cluster.Send("GET", TestCluster.ConfigMaps + "/a", token: "t").Expect(200);
        _cluster.Send("GET", TestCluster.ConfigMaps + "/b", token: "t").Expect(403);
        _cluster.Send("GET", TestCluster.ConfigMaps, token: "t").Expect(403);
    }

    [Theory]
    [InlineData("""{"verb":"list","resource":"pods","namespace":"shop"}""", "true")]
    [InlineData("""{"verb":"delete","resource":"pods","namespace":"shop"}""", "false")]
    [InlineData("""{"verb":"list","resource":"pods","group":"metrics.k8s.io","namespace":"shop"}""", "false")]
    public void SelfSubjectAccessReview_AnswersAsTheAuthorizerWould(string attributes, string allowed)
    {
        _cluster.Access.AddUser("t", new() { Name = "reader" },
            new AccessRule { Verbs = ["list"], ApiGroups = [""], Resources = ["pods"] },
            new AccessRule { Verbs = ["create"], ApiGroups = ["authorization.k8s.io"], Resources = ["*"] });

        var answer = _cluster.Send("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", $$$"""
            {"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview","spec":{"resourceAttributes":{{{attributes}}}}}
            """, token: "t").Expect(201);

        Assert.Equal(allowed, answer.Text("status/allowed"));
    }

    [Fact]
    public void SelfSubjectReview_SaysWhoAsks()
    {
        var answer = _cluster.Post("/apis/authentication.k8s.io/v1/selfsubjectreviews", "{}").Expect(201);

        Assert.Equal("kubernetes-admin", answer.Text("status/userInfo/username"));
        Assert.Equal("system:authenticated", answer.Text("status/userInfo/groups/1"));
    }

    [Fact]
    public void Audit_HoldsEveryRequestWithItsIdentity()
    {
        var total = _cluster.Audit.Total;
        _cluster.Post(TestCluster.Deployments, TestCluster.Deployment());
        _cluster.MergePatch(TestCluster.Deployments + "/api/scale?dryRun=All", """{"spec":{"replicas":1}}""");
        _cluster.Send("GET", "/version", token: "wrong");

        var entries = _cluster.Audit.TakeLast(3).ToList();
        Assert.Equal(total + 3, _cluster.Audit.Total);
        Assert.Equal(
            ("kubernetes-admin", "create", "apps", "deployments", "shop", 201, true),
            (entries[0].User, entries[0].Verb, entries[0].Group, entries[0].Resource, entries[0].Namespace, entries[0].Status, entries[0].Wrote));
        Assert.Equal(("patch", "api", "scale", true, false), (entries[1].Verb, entries[1].Name, entries[1].Subresource, entries[1].DryRun, entries[1].Wrote));
        Assert.Equal(("", "get", 401, "/version"), (entries[2].User, entries[2].Verb, entries[2].Status, entries[2].Path));
        Assert.Equal("tester/1.0", entries[0].UserAgent);
    }

    [Fact]
    public void Audit_IsBounded()
    {
        var cluster = new TestCluster(auditCapacity: 2);
        for (var i = 0; i < 5; i++)
            cluster.Get("/healthz");

        Assert.Equal(2, cluster.Audit.Count);
        Assert.Equal(6, cluster.Audit.Total);
    }
}
