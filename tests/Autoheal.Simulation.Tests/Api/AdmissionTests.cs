using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Admission;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Api;

public sealed class AdmissionTests
{
    private const string Quotas = "/api/v1/namespaces/shop/resourcequotas";
    private const string Limits = "/api/v1/namespaces/shop/limitranges";
    private const string Webhooks = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations";

    private readonly TestCluster _cluster = new();

    [Fact]
    public void Quota_Exceeded_SaysWhatWasAskedUsedAndAllowed()
    {
        Quota("""{"requests.cpu":"1","pods":"10"}""");
        Pod("a", "requests", "cpu: 600m").Expect(201);

        var refused = Pod("b", "requests", "cpu: 500m").Expect(403);

        Assert.Equal("pods \"b\" is forbidden: exceeded quota: team, requested: requests.cpu=500m, used: requests.cpu=600m, limited: requests.cpu=1", refused.Message);
    }

    [Fact]
    public void Quota_WithoutAmounts_NamesTheContainers()
    {
        Quota("""{"limits.cpu":"1","limits.memory":"1Gi"}""");

        Assert.Equal(
            "pods \"a\" is forbidden: failed quota: team: must specify limits.cpu for: app; limits.memory for: app", Pod("a", "requests", "cpu: 1").Expect(403).Message);
    }

    [Fact]
    public void Quota_UsedFollowsWhatIsThere()
    {
        Pod("a", "limits", "memory: 64Mi").Expect(201);
        Quota("""{"pods":"2","limits.memory":"1Gi","configmaps":"5"}""");
        Assert.Equal("""{"configmaps":"0","limits.memory":"64Mi","pods":"1"}""", Used());

        Pod("b", "limits", "memory: 64Mi").Expect(201);
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("c"));
        Assert.Equal("""{"configmaps":"1","limits.memory":"128Mi","pods":"2"}""", Used());
        Pod("c", "limits", "memory: 1Mi").Expect(403);

        _cluster.Delete(TestCluster.Pods + "/b").Expect(200);
        Assert.Equal("""{"configmaps":"1","limits.memory":"64Mi","pods":"1"}""", Used());
    }

    [Fact]
    public void LimitRange_FillsInWhatContainersLeaveOut()
    {
        _cluster.Post(Limits, """{"metadata":{"name":"l"},"spec":{"limits":[{"type":"Container","default":{"cpu":"500m"},"defaultRequest":{"cpu":"100m"}}]}}""").Expect(201);

        var pod = _cluster.Post(TestCluster.Pods, TestCluster.Pod("a")).Expect(201);

        Assert.Equal("""{"requests":{"cpu":"100m"},"limits":{"cpu":"500m"}}""", pod.At("spec/containers/0/resources")!.ToJsonString());
        Assert.Equal(
            "LimitRanger plugin set: cpu request for container app; cpu limit for container app", pod.At("metadata/annotations")!["kubernetes.io/limit-ranger"]!.ToString());
    }

    [Fact]
    public void LimitRange_BoundsAreKept()
    {
        _cluster.Post(Limits, """{"metadata":{"name":"l"},"spec":{"limits":[{"type":"Container","min":{"cpu":"100m"},"max":{"memory":"1Gi"},"default":{"memory":"1Gi"}}]}}""").Expect(201);

        Assert.Equal("pods \"a\" is forbidden: minimum cpu usage per Container is 100m, but request is 50m", Pod("a", "requests", "cpu: 50m").Expect(403).Message);
        Assert.Equal(
            "pods \"b\" is forbidden: [minimum cpu usage per Container is 100m, but request is 1m, maximum memory usage per Container is 1Gi, but limit is 2Gi]",
            Pod("b", "limits", "cpu: 1m,memory: 2Gi").Expect(403).Message);
    }

    [Fact]
    public void Priority_ComesFromTheClass()
    {
        _cluster.Post("/apis/scheduling.k8s.io/v1/priorityclasses", """{"metadata":{"name":"high"},"value":1000}""").Expect(201);

        Assert.Equal("1000", PodWith("a", """ "priorityClassName":"high" """).Expect(201).Text("spec/priority"));
        Assert.Equal("pods \"b\" is forbidden: no PriorityClass with name nope was found", PodWith("b", """ "priorityClassName":"nope" """).Expect(403).Message);
    }

    [Fact]
    public void PodSecurity_Restricted_NamesEveryViolation()
    {
        _cluster.MergePatch("/api/v1/namespaces/shop", """{"metadata":{"labels":{"pod-security.kubernetes.io/enforce":"restricted"}}}""").Expect(200);

        Assert.Equal(
            "pods \"a\" is forbidden: violates PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false (container \"app\" must set "
            + "securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container \"app\" must set securityContext.capabilities.drop=[\"ALL\"]), "
            + "runAsNonRoot != true (pod or container \"app\" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container \"app\" must set "
            + "securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")",
            _cluster.Post(TestCluster.Pods, TestCluster.Pod("a")).Expect(403).Message);
    }

    [Fact]
    public void PodSecurity_Baseline_ForbidsTheHost()
    {
        _cluster.MergePatch("/api/v1/namespaces/shop", """{"metadata":{"labels":{"pod-security.kubernetes.io/enforce":"baseline"}}}""").Expect(200);

        Assert.Equal(
            "pods \"a\" is forbidden: violates PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true), hostPath volumes (volume \"v\")",
            PodWith("a", """ "hostNetwork":true,"volumes":[{"name":"v","hostPath":{"path":"/"}}] """).Expect(403).Message);
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("b")).Expect(201);
    }

    [Fact]
    public void Webhook_WithoutEndpoints_FailsTheRequestUnlessToldToIgnore()
    {
        Webhook("Fail");
        const string Url = "https://hook.shop.svc:443/validate?timeout=10s";
        Assert.Equal(
            $"Internal error occurred: failed calling webhook \"v.example.com\": failed to call webhook: Post \"{Url}\": service \"hook\" not found",
            CreateConfigMap("a").Expect(500).Message);

        _cluster.Post("/api/v1/namespaces/shop/services", """{"metadata":{"name":"hook"},"spec":{"ports":[{"port":443}]}}""").Expect(201);
        Assert.EndsWith("no endpoints available for service \"hook\"", CreateConfigMap("a").Expect(500).Message, StringComparison.Ordinal);

        _cluster.JsonPatch(Webhooks + "/w", """[{"op":"replace","path":"/webhooks/0/failurePolicy","value":"Ignore"}]""").Expect(200);
        CreateConfigMap("a").Expect(201);
    }

    [Fact]
    public void Webhook_Scripted_DeniesTakesTooLongAndNeedsTrust()
    {
        Webhook("Fail");
        ServeHook();
        _cluster.Webhooks.Answer("shop", "hook", request => request.Text("name") == "bad" ? WebhookAnswer.Deny("not that one") : WebhookAnswer.Allow);

        Assert.Equal("admission webhook \"v.example.com\" denied the request: not that one", CreateConfigMap("bad").Expect(403).Message);
        CreateConfigMap("good").Expect(201);

        _cluster.Webhooks.Answer("shop", "hook", _ => new WebhookAnswer { Latency = TimeSpan.FromSeconds(11) });
        Assert.EndsWith("context deadline exceeded", CreateConfigMap("slow").Expect(500).Message, StringComparison.Ordinal);

        _cluster.Webhooks.SignedBy("shop", "hook", "b3RoZXI=");
        Assert.EndsWith("x509: certificate signed by unknown authority", CreateConfigMap("slow").Expect(500).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Webhook_Mutating_ChangesTheObject()
    {
        ServeHook();
        _cluster.Post("/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations", Configuration("Fail")).Expect(201);
        _cluster.Webhooks.Answer("shop", "hook", _ => WebhookAnswer.Change(new JsonArray(JsonNode.Parse("""{"op":"add","path":"/data/added","value":"1"}"""))));

        Assert.Equal("1", CreateConfigMap("a").Expect(201).Text("data/added"));
    }

    [Fact]
    public void SystemNamespace_CannotBeDeleted() =>
        Assert.Equal("namespaces \"default\" is forbidden: this namespace may not be deleted", _cluster.Delete("/api/v1/namespaces/default").Expect(403).Message);

    [Fact]
    public void Claim_WithoutClass_GetsTheDefaultOne()
    {
        _cluster.Post("/apis/storage.k8s.io/v1/storageclasses", """
            {"metadata":{"name":"fast","annotations":{"storageclass.kubernetes.io/is-default-class":"true"}},"provisioner":"example.com/disk"}
            """).Expect(201);

        var claim = _cluster.Post("/api/v1/namespaces/shop/persistentvolumeclaims", """
            {"metadata":{"name":"c"},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}
            """).Expect(201);

        Assert.Equal(("fast", "Pending"), (claim.Text("spec/storageClassName"), claim.Text("status/phase")));
    }

    private void Quota(string hard) => _cluster.Post(Quotas, """{"metadata":{"name":"team"},"spec":{"hard":HARD}}""".Replace("HARD", hard, StringComparison.Ordinal)).Expect(201);

    private string Used() => _cluster.Get(Quotas + "/team").Expect(200).At("status/used")!.ToJsonString();

    private TestCluster.Answer Pod(string name, string side, string amounts)
    {
        var map = new JsonObject();
        foreach (var amount in amounts.Split(','))
            map[amount.Split(": ")[0]] = amount.Split(": ")[1];
        var pod = (JsonObject)JsonNode.Parse(TestCluster.Pod(name))!;
        pod["spec"]!["containers"]![0]!["resources"] = new JsonObject { [side] = map };
        return _cluster.Post(TestCluster.Pods, pod.ToJsonString());
    }

    private TestCluster.Answer PodWith(string name, string fields) =>
        _cluster.Post(TestCluster.Pods, TestCluster.Pod(name).Replace("\"spec\":{", $"\"spec\":{{{fields},", StringComparison.Ordinal));

    private TestCluster.Answer CreateConfigMap(string name) => _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap(name));

    private void Webhook(string policy) => _cluster.Post(Webhooks, Configuration(policy)).Expect(201);

    private void ServeHook()
    {
        _cluster.Post("/api/v1/namespaces/shop/services", """{"metadata":{"name":"hook"},"spec":{"ports":[{"port":443}]}}""").Expect(201);
        _cluster.Store.Create(Kinds.Endpoints, (JsonObject)JsonNode.Parse(
            """{"metadata":{"name":"hook","namespace":"shop"},"subsets":[{"addresses":[{"ip":"10.0.0.1"}],"ports":[{"port":443}]}]}""")!);
    }

    private static string Configuration(string policy) => """
        {"metadata":{"name":"w"},"webhooks":[{"name":"v.example.com","failurePolicy":"POLICY","sideEffects":"None","admissionReviewVersions":["v1"],
         "clientConfig":{"service":{"namespace":"shop","name":"hook","path":"/validate"},"caBundle":"Y2E="},
         "rules":[{"operations":["CREATE"],"apiGroups":[""],"apiVersions":["v1"],"resources":["configmaps"]}]}]}
        """.Replace("POLICY", policy, StringComparison.Ordinal);
}
