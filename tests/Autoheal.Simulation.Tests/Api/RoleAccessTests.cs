using Autoheal.Simulation.Api.Bootstrap;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Api;

public sealed class RoleAccessTests
{
    private const string Accounts = "/api/v1/namespaces/shop/serviceaccounts";
    private const string Bindings = "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/rolebindings";
    private const string Roles = "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/roles";

    private readonly TestCluster _cluster = new();

    public RoleAccessTests()
    {
        ClusterBootstrap.Write(_cluster.Store);
        _cluster.Post(Accounts, """{"metadata":{"name":"bot"}}""").Expect(201);
        _cluster.Post(Roles, """{"metadata":{"name":"reader"},"rules":[{"apiGroups":[""],"resources":["pods"],"verbs":["list"]}]}""").Expect(201);
    }

    [Fact]
    public void Token_OfAnAccountWithoutBindings_MayDoNothing()
    {
        Assert.Equal(
            "pods is forbidden: User \"system:serviceaccount:shop:bot\" cannot list resource \"pods\" in API group \"\" in the namespace \"shop\"",
            _cluster.Send("GET", TestCluster.Pods, token: Token()).Expect(403).Message);
    }

    [Fact]
    public void RoleBinding_GrantsInItsNamespaceOnly()
    {
        var token = Token();
        Bind("Role", "reader").Expect(201);

        _cluster.Send("GET", TestCluster.Pods, token: token).Expect(200);
        _cluster.Send("GET", "/api/v1/pods", token: token).Expect(403);
        _cluster.Send("GET", TestCluster.ConfigMaps, token: token).Expect(403);
        _cluster.Send("GET", "/apis", token: token).Expect(200);
    }

    [Fact]
    public void RoleBinding_ToAMissingRole_IsNamedInTheRefusal()
    {
        Bind("Role", "gone").Expect(201);

        Assert.EndsWith(": RBAC: role.rbac.authorization.k8s.io \"gone\" not found", _cluster.Send("GET", TestCluster.Pods, token: Token()).Expect(403).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("view", "GET", TestCluster.Deployments, 200)]
    [InlineData("view", "GET", "/api/v1/namespaces/shop/secrets", 403)]
    [InlineData("view", "DELETE", TestCluster.ConfigMaps, 403)]
    [InlineData("edit", "GET", "/api/v1/namespaces/shop/secrets", 200)]
    [InlineData("edit", "DELETE", TestCluster.ConfigMaps, 200)]
    [InlineData("edit", "GET", Roles, 403)]
    [InlineData("admin", "GET", Roles, 200)]
    public void DefaultRoles_GrantWhatTheyAggregate(string role, string method, string url, int status)
    {
        Bind("ClusterRole", role).Expect(201);

        _cluster.Send(method, url, token: Token()).Expect(status);
    }

    [Fact]
    public void AggregatedRole_GrowsWithANewPart()
    {
        _cluster.Post("/apis/rbac.authorization.k8s.io/v1/clusterroles", """
            {"metadata":{"name":"widgets","labels":{"rbac.authorization.k8s.io/aggregate-to-view":"true"}},"rules":[{"apiGroups":["example.com"],"resources":["widgets"],"verbs":["get"]}]}
            """).Expect(201);

        Assert.Contains("widgets", _cluster.Get("/apis/rbac.authorization.k8s.io/v1/clusterroles/admin").At("rules")!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Token_ExpiresAndDiesWithItsAccount()
    {
        Bind("Role", "reader");
        var (first, second) = (Token(), Token());
        _cluster.Clock.Now += TimeSpan.FromHours(2);
        _cluster.Send("GET", TestCluster.Pods, token: first).Expect(401);

        second = Token();
        _cluster.Delete(Accounts + "/bot").Expect(200);
        _cluster.Send("GET", TestCluster.Pods, token: second).Expect(401);
    }

    [Fact]
    public void TokenReview_SaysWhoseTokenItIs()
    {
        var review = _cluster.Post("/apis/authentication.k8s.io/v1/tokenreviews", $$$"""{"spec":{"token":"{{{Token()}}}"}}""").Expect(201);
        var unknown = _cluster.Post("/apis/authentication.k8s.io/v1/tokenreviews", """{"spec":{"token":"x"}}""").Expect(201);

        Assert.Equal(("true", "system:serviceaccount:shop:bot"), (review.Text("status/authenticated"), review.Text("status/user/username")));
        Assert.Null(unknown.At("status/authenticated"));
        Assert.Contains("invalid bearer token", unknown.Text("status/error"), StringComparison.Ordinal);
    }

    [Fact]
    public void SubjectAccessReview_NamesTheBinding()
    {
        Bind("Role", "reader");

        var review = _cluster.Post("/apis/authorization.k8s.io/v1/subjectaccessreviews", """
            {"spec":{"user":"system:serviceaccount:shop:bot","resourceAttributes":{"verb":"list","resource":"pods","namespace":"shop"}}}
            """).Expect(201);

        Assert.Equal("true", review.Text("status/allowed"));
        Assert.Equal("RBAC: allowed by RoleBinding \"b/shop\" of Role \"reader\" to ServiceAccount \"bot/shop\"", review.Text("status/reason"));
    }

    [Fact]
    public void Impersonation_ActsAsTheOtherUserAndNeedsPermission()
    {
        _cluster.Access.AddUser("t", new() { Name = "reader" }, new Simulation.Api.Access.AccessRule { Verbs = ["get"], Resources = ["pods"] });

        Assert.Contains("User \"jane\" cannot list", As("jane", _cluster.Access.AdminToken).Expect(403).Message, StringComparison.Ordinal);
        Assert.Equal(
            "users \"jane\" is forbidden: User \"reader\" cannot impersonate resource \"users\" in API group \"\" at the cluster scope", As("jane", "t").Expect(403).Message);

        TestCluster.Answer As(string user, string token) => new(_cluster.Server.Handle(new()
        {
            Method = "GET", Path = TestCluster.Pods, BearerToken = token, ImpersonateUser = user,
        }));
    }

    [Fact]
    public void RoleRef_CannotChange()
    {
        Bind("Role", "reader");

        Assert.Contains("cannot change roleRef", _cluster.MergePatch(Bindings + "/b", """{"roleRef":{"name":"other"}}""").Expect(422).Message, StringComparison.Ordinal);
        Assert.NotNull(_cluster.Store.Find(Kinds.RoleBinding, "shop", "b"));
    }

    private string Token() => _cluster.Post(Accounts + "/bot/token", "{}").Expect(201).Text("status/token")!;

    private TestCluster.Answer Bind(string kind, string role) => _cluster.Post(Bindings, $$$"""
        {"metadata":{"name":"b"},"roleRef":{"kind":"{{{kind}}}","name":"{{{role}}}"},"subjects":[{"kind":"ServiceAccount","name":"bot","namespace":"shop"}]}
        """);
}
