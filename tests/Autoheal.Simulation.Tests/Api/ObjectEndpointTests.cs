using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Api;

public sealed class ObjectEndpointTests
{
    private const string Api = TestCluster.Deployments + "/api";

    private readonly TestCluster _cluster = new();

    [Fact]
    public void Create_Deployment_AnswersTheDefaultedObject()
    {
        var created = _cluster.Post(TestCluster.Deployments, TestCluster.Deployment()).Expect(201);

        Assert.StartsWith("{\"kind\":\"Deployment\",\"apiVersion\":\"apps/v1\",", created.Body, StringComparison.Ordinal);
        Assert.Equal("RollingUpdate", created.Text("spec/strategy/type"));
        Assert.Equal("25%", created.Text("spec/strategy/rollingUpdate/maxSurge"));
        Assert.Equal("10", created.Text("spec/revisionHistoryLimit"));
        Assert.Equal("600", created.Text("spec/progressDeadlineSeconds"));
        Assert.Equal("30", created.Text("spec/template/spec/terminationGracePeriodSeconds"));
        Assert.Equal("IfNotPresent", created.Text("spec/template/spec/containers/0/imagePullPolicy"));
        Assert.Equal("1", created.Text("metadata/generation"));
        Assert.Equal("{}", created.Text("status"));
    }

    [Theory]
    [InlineData("nginx", "Always")]
    [InlineData("nginx:latest", "Always")]
    [InlineData("registry.local:5000/nginx", "Always")]
    [InlineData("registry.local:5000/nginx:1.2", "IfNotPresent")]
    [InlineData("nginx@sha256:0000", "IfNotPresent")]
    public void Create_Pod_PullPolicyFollowsTheTag(string image, string policy)
    {
        var created = _cluster.Post(TestCluster.Pods, $$$"""{"metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"{{{image}}}"}]}}""").Expect(201);

        Assert.Equal(policy, created.Text("spec/containers/0/imagePullPolicy"));
    }

    [Fact]
    public void Create_Pod_IsAdmittedAsOnEveryCluster()
    {
        var created = _cluster.Post(TestCluster.Pods, TestCluster.Pod("p")).Expect(201);

        Assert.Equal("Pending", created.Text("status/phase"));
        Assert.Equal("BestEffort", created.Text("status/qosClass"));
        Assert.Equal("default", created.Text("spec/serviceAccountName"));
        Assert.Matches("^kube-api-access-[a-z0-9]{5}$", created.Text("spec/volumes/0/name")!);
        Assert.Equal("node.kubernetes.io/not-ready", created.Text("spec/tolerations/0/key"));
    }

    [Fact]
    public void Create_PodWithUnknownServiceAccount_IsForbidden()
    {
        var refused = _cluster.Post(TestCluster.Pods, """{"metadata":{"name":"p"},"spec":{"serviceAccountName":"ghost","containers":[{"name":"c","image":"i"}]}}""").Expect(403);

        Assert.Equal("pods \"p\" is forbidden: error looking up service account shop/ghost: serviceaccount \"ghost\" not found", refused.Message);
    }

    [Fact]
    public void Create_StatusInBody_IsDropped()
    {
        var created = _cluster.Post(TestCluster.Pods, """{"metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"i"}]},"status":{"phase":"Failed"}}""");

        Assert.Equal("Pending", created.Text("status/phase"));
    }

    [Fact]
    public void Create_NamespaceUnknown_IsNotFound()
    {
        var refused = _cluster.Post("/api/v1/namespaces/nowhere/configmaps", TestCluster.ConfigMap("a")).Expect(404);

        Assert.Equal("namespaces \"nowhere\" not found", refused.Message);
        Assert.Equal("NotFound", refused.Text("reason"));
        Assert.Equal("namespaces", refused.Text("details/kind"));
        Assert.Equal("404", refused.Text("code"));
    }

    [Fact]
    public void Create_NamespaceTerminating_IsForbidden()
    {
        _cluster.Delete("/api/v1/namespaces/shop").Expect(200);

        var refused = _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("a")).Expect(403);

        Assert.Equal("configmaps \"a\" is forbidden: unable to create new content in namespace shop because it is being terminated", refused.Message);
        Assert.Equal("NamespaceTerminating", refused.Text("details/causes/0/reason"));
    }

    [Theory]
    [InlineData("{\"kind\":\"Secret\",\"metadata\":{\"name\":\"a\"}}", "cannot be handled as a ConfigMap")]
    [InlineData("{\"apiVersion\":\"v2\",\"metadata\":{\"name\":\"a\"}}", "the API version in the data (v2) does not match the expected API version (v1)")]
    [InlineData("{\"metadata\":{\"name\":\"a\",\"namespace\":\"other\"}}", "the namespace of the provided object does not match the namespace sent on the request")]
    [InlineData("{\"metadata\":{\"name\":\"a\",\"resourceVersion\":\"3\"}}", "resourceVersion should not be set on objects to be created")]
    [InlineData("not json", "couldn't get version/kind; json parse error")]
    [InlineData("[1]", "couldn't get version/kind; json parse error")]
    public void Create_BodyThatDoesNotFit_IsBadRequest(string body, string message)
    {
        var refused = _cluster.Post(TestCluster.ConfigMaps, body).Expect(400);

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Equal("BadRequest", refused.Text("reason"));
    }

    [Fact]
    public void Create_Duplicate_IsAlreadyExists()
    {
        _cluster.Post(TestCluster.Deployments, TestCluster.Deployment()).Expect(201);

        var refused = _cluster.Post(TestCluster.Deployments, TestCluster.Deployment()).Expect(409);

        Assert.Equal("AlreadyExists", refused.Text("reason"));
        Assert.Equal("deployments.apps \"api\" already exists", refused.Message);
        Assert.Equal("apps", refused.Text("details/group"));
    }

    [Fact]
    public void Create_DryRun_ValidatesAndDefaultsButStoresNothing()
    {
        var version = _cluster.Store.CurrentVersion;

        var answered = _cluster.Post(TestCluster.Deployments + "?dryRun=All", TestCluster.Deployment()).Expect(201);

        Assert.Equal("10", answered.Text("spec/revisionHistoryLimit"));
        Assert.NotNull(answered.Text("metadata/uid"));
        Assert.Null(answered.Text("metadata/resourceVersion"));
        Assert.Equal(version, _cluster.Store.CurrentVersion);
        _cluster.Get(Api).Expect(404);
        _cluster.Post(TestCluster.Deployments + "?dryRun=All", """{"metadata":{"name":"x"},"spec":{}}""").Expect(422);
    }

    [Fact]
    public void DryRun_UnknownValue_IsInvalid() =>
        Assert.Contains("dryRun: Unsupported value: \"Some\": supported values: \"All\"",
            _cluster.Post(TestCluster.Deployments + "?dryRun=Some", TestCluster.Deployment()).Expect(422).Message, StringComparison.Ordinal);

    [Fact]
    public void Update_StaleVersion_IsConflict()
    {
        var first = _cluster.Post(TestCluster.Deployments, TestCluster.Deployment()).Json;
        _cluster.MergePatch(Api, """{"spec":{"replicas":5}}""").Expect(200);

        first["spec"]!["replicas"] = 9;
        var refused = _cluster.Put(Api, first.ToJsonString()).Expect(409);

        Assert.Equal("Conflict", refused.Text("reason"));
        Assert.Equal("5", _cluster.Get(Api).Text("spec/replicas"));
    }

    [Fact]
    public void Update_StatusInBody_IsIgnoredAndStatusSubresourceTakesIt()
    {
        var body = _cluster.Post(TestCluster.Deployments, TestCluster.Deployment()).Json;
        body["status"] = new JsonObject { ["readyReplicas"] = 7 };

        Assert.Equal("{}", _cluster.Put(Api, body.ToJsonString()).Expect(200).Text("status"));
        var updated = _cluster.Put(Api + "/status", body.ToJsonString()).Expect(200);

        Assert.Equal("7", updated.Text("status/readyReplicas"));
        Assert.Equal("1", updated.Text("metadata/generation"));
    }

    [Fact]
    public void Update_NameDiffersFromPath_IsBadRequest()
    {
        _cluster.Post(TestCluster.Deployments, TestCluster.Deployment()).Expect(201);

        Assert.Equal("the name of the object (other) does not match the name on the URL (api)",
            _cluster.Put(Api, TestCluster.Deployment("other")).Expect(400).Message);
    }

    [Fact]
    public void Generation_CountsSpecAndDeploymentAnnotationsButNotLabels()
    {
        _cluster.Post(TestCluster.Deployments, TestCluster.Deployment());

        Assert.Equal("1", _cluster.MergePatch(Api, """{"metadata":{"labels":{"a":"b"}}}""").Text("metadata/generation"));
        Assert.Equal("2", _cluster.MergePatch(Api, """{"spec":{"replicas":3}}""").Text("metadata/generation"));
        Assert.Equal("3", _cluster.MergePatch(Api, """{"metadata":{"annotations":{"a":"b"}}}""").Text("metadata/generation"));
    }

    [Fact]
    public void Delete_Deployment_AnswersStatusWithUid()
    {
        var uid = _cluster.Post(TestCluster.Deployments, TestCluster.Deployment()).Text("metadata/uid");

        var answer = _cluster.Delete(Api).Expect(200);

        Assert.Equal("Success", answer.Text("status"));
        Assert.Equal(uid, answer.Text("details/uid"));
        _cluster.Get(Api).Expect(404);
    }

    [Fact]
    public void Delete_RunningPod_AnswersTheTerminatingPod()
    {
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("p", node: "node-1"));

        var answer = _cluster.Delete(TestCluster.Pods + "/p", """{"gracePeriodSeconds":5}""").Expect(200);

        Assert.Equal("Pod", answer.Text("kind"));
        Assert.Equal("5", answer.Text("metadata/deletionGracePeriodSeconds"));
        Assert.NotNull(_cluster.Store.Find(Kinds.Pod, "shop", "p"));
    }

    [Theory]
    [InlineData("uid", "11111111-1111-4111-8111-111111111111", "the UID in the precondition")]
    [InlineData("resourceVersion", "1", "the ResourceVersion in the precondition (1) does not match the ResourceVersion in record")]
    public void Delete_PreconditionFails_IsConflict(string field, string value, string message)
    {
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("p"));

        var refused = _cluster.Delete(TestCluster.Pods + "/p", $$$"""{"preconditions":{"{{{field}}}":"{{{value}}}"}}""").Expect(409);

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        _cluster.Get(TestCluster.Pods + "/p").Expect(200);
    }

    [Fact]
    public void DeleteCollection_DeletesWhatTheSelectorMatches()
    {
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("a", labels: """{"x":"1"}"""));
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("b", labels: """{"x":"2"}"""));

        var answer = _cluster.Delete(TestCluster.Pods + "?labelSelector=x%3D1").Expect(200);

        Assert.Single(answer.At("items")!.AsArray());
        _cluster.Get(TestCluster.Pods + "/a").Expect(404);
        _cluster.Get(TestCluster.Pods + "/b").Expect(200);
    }

    [Theory]
    [InlineData("GET", "/apis/apps/v1/namespaces/shop/gizmos", 404)]
    [InlineData("GET", "/apis/example.com/v1/things", 404)]
    [InlineData("GET", "/apis/apps/v1/deployments/api", 404)]
    [InlineData("POST", "/apis/apps/v1/namespaces/shop/deployments/api", 405)]
    [InlineData("PUT", "/apis/apps/v1/namespaces/shop/deployments", 405)]
    [InlineData("GET", "/nothing", 404)]
    public void Send_ToWhatIsNotServed_IsRefused(string method, string path, int status) =>
        _cluster.Send(method, path, method == "GET" ? null : TestCluster.Deployment()).Expect(status);

    [Fact]
    public void Secret_StringData_BecomesData()
    {
        var created = _cluster.Post("/api/v1/namespaces/shop/secrets", """{"metadata":{"name":"s"},"stringData":{"k":"v"}}""").Expect(201);

        Assert.Equal("dg==", created.Text("data/k"));
        Assert.Null(created.At("stringData"));
        Assert.Equal("Opaque", created.Text("type"));
    }

    [Fact]
    public void Service_GetsAnAddressAndKeepsIt()
    {
        const string Path = "/api/v1/namespaces/shop/services";
        const string Body = """{"metadata":{"name":"api"},"spec":{"ports":[{"port":80}],"selector":{"app":"api"}}}""";

        var address = _cluster.Post(Path, Body).Expect(201).Text("spec/clusterIP");
        var updated = _cluster.Put(Path + "/api", Body).Expect(200);

        Assert.StartsWith("10.96.", address!, StringComparison.Ordinal);
        Assert.Equal(address, updated.Text("spec/clusterIP"));
        Assert.Equal("80", updated.Text("spec/ports/0/targetPort"));
        Assert.Contains("may not change once set",
            _cluster.MergePatch(Path + "/api", """{"spec":{"clusterIP":"10.96.9.9"}}""").Expect(422).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Namespace_KeepsItsFinalizersUntilItIsDeleted()
    {
        const string Path = "/api/v1/namespaces/shop";

        Assert.Equal("[\"kubernetes\"]", _cluster.MergePatch(Path, """{"spec":{"finalizers":null}}""").Expect(200).At("spec/finalizers")!.ToJsonString());
        _cluster.Delete(Path).Expect(200);

        Assert.Equal("Terminating", _cluster.Get(Path).Expect(200).Text("status/phase"));
        Assert.Null(_cluster.MergePatch(Path, """{"spec":{"finalizers":null}}""").Expect(200).At("spec/finalizers"));
    }

    [Fact]
    public void Autoscaler_IsServedAtBothVersions()
    {
        const string V2 = "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers";
        const string V1 = "/apis/autoscaling/v1/namespaces/shop/horizontalpodautoscalers";
        _cluster.Post(V2, """
            {"metadata":{"name":"h"},"spec":{"maxReplicas":3,"scaleTargetRef":{"kind":"Deployment","name":"api","apiVersion":"apps/v1"},
             "metrics":[{"type":"Resource","resource":{"name":"memory","target":{"type":"Utilization","averageUtilization":70}}},
                        {"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":80}}}]}}
            """).Expect(201);

        var old = _cluster.Get(V1 + "/h").Expect(200);
        _cluster.MergePatch(V1 + "/h", """{"spec":{"targetCPUUtilizationPercentage":50}}""").Expect(200);
        var updated = _cluster.Get(V2 + "/h");

        Assert.Equal("autoscaling/v1", old.Text("apiVersion"));
        Assert.Equal("80", old.Text("spec/targetCPUUtilizationPercentage"));
        Assert.Equal("50", updated.Text("spec/metrics/0/resource/target/averageUtilization"));
        Assert.Equal("memory", updated.Text("spec/metrics/1/resource/name"));
    }
}
