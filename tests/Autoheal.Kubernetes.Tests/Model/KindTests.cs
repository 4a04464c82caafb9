using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Tests.Fixtures;

namespace Autoheal.Kubernetes.Tests.Model;

public class KindTests
{
    public static TheoryData<string> Kinds => [.. ModelKinds.All.Keys.Order()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_EveryMemberOfAStrangeType_IsTolerated(string kind)
    {
        string[] values = ["null", "7", "\"text\"", "true", "[]", "{}", "[{}]", "[null]", "[[1]]", "{\"a\":{\"b\":[1]}}", "{\"name\":{}}"];
        string[] members =
        [
            "spec", "status", "data", "binaryData", "rules", "roleRef", "subjects", "webhooks", "endpoints", "ports", "subsets", "series", "revision",
            "imagePullSecrets", "involvedObject", "metadata",
        ];
        foreach (var value in values)
        {
            var json = "{" + string.Join(',', members.Select(member => $"\"{member}\":{value}")) + ",\"metadata\":{\"name\":\"x\",\"namespace\":\"n\"}}";

            ModelText.Of((ModelKinds.All[kind].Resource, json));
        }
    }

    [Fact]
    public void ResourceQuota_Left_IsHardMinusUsed()
    {
        var quota = ModelText.Of((KubernetesResources.ResourceQuotas, """
            {"metadata":{"name":"q","namespace":"shop"},"spec":{"hard":{"requests.cpu":"2","pods":"10"}},
             "status":{"hard":{"requests.cpu":"2","pods":"10"},"used":{"requests.cpu":"1900m","pods":"10"}}}
            """)).ResourceQuotas[0];

        Assert.Equal((0.1m, 0m, null), (quota.Left("requests.cpu")!.Value.Amount, quota.Left("pods")!.Value.Amount, quota.Left("limits.cpu")));
    }

    [Fact]
    public void EndpointsOf_OlderServer_ReadsEndpoints()
    {
        var model = ModelText.Of(
            (KubernetesResources.Services, """
                {"metadata":{"name":"api","namespace":"shop"},"spec":{"selector":{"app":"api"},"ports":[{"port":80,"targetPort":"http"},{"port":81}]}}
                """),
            (KubernetesResources.Endpoints, """
                {"metadata":{"name":"api","namespace":"shop"},"subsets":[{"addresses":[{"ip":"10.0.0.1","targetRef":{"kind":"Pod","name":"p"}}],
                 "notReadyAddresses":[{"ip":"10.0.0.2"}],"ports":[{"name":"http","port":8080}]}]}
                """));

        var slice = Assert.Single(model.EndpointsOf(model.Services[0]));
        Assert.Equal([true, false], slice.Endpoints.Select(endpoint => endpoint.Ready));
        Assert.Equal(["http", "81"], model.Services[0].Ports.Select(port => port.TargetPort.ToString()));
        Assert.True(model.SeesEndpoints("shop"));
    }

    [Fact]
    public void Claim_AndItsVolume_KeepWhatWasAskedForApartFromWhatExists()
    {
        var model = ModelText.Of(
            (KubernetesResources.PersistentVolumeClaims, """
                {"metadata":{"name":"c","namespace":"shop"},"spec":{"accessModes":["ReadWriteMany"],"resources":{"requests":{"storage":"10Gi"}},
                 "storageClassName":"","volumeName":"v"},"status":{"phase":"Pending"}}
                """),
            (KubernetesResources.PersistentVolumes, """
                {"metadata":{"name":"v"},"spec":{"capacity":{"storage":"5Gi"},"accessModes":["ReadWriteOnce"],"csi":{"driver":"ebs"},
                 "nodeAffinity":{"required":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"zone","operator":"In","values":["a"]}]}]}}},"status":{"phase":"Available"}}
                """),
            (KubernetesResources.Nodes, """{"metadata":{"name":"n","labels":{"zone":"b"}}}"""));

        var volume = model.VolumeOf(model.Claims[0])!;
        Assert.True(model.Claims[0].Claim.Request > volume.Capacity);
        Assert.Equal("", model.Claims[0].Claim.StorageClass);
        Assert.False(volume.Reachable(model.Nodes[0]));
    }

    [Fact]
    public void Scheduling_SelectorAffinityAndTaints_SayWhichNodesFit()
    {
        var model = ModelText.Of(
            (KubernetesResources.Nodes, """
                {"metadata":{"name":"n1","labels":{"disk":"ssd","cores":"8"}},"spec":{"taints":[{"key":"gpu","value":"true","effect":"NoSchedule"}]},
                 "status":{"allocatable":{"cpu":"3900m","memory":"8Gi"}}}
                """),
            (KubernetesResources.Pods, """
                {"metadata":{"name":"p","namespace":"shop"},"spec":{"nodeName":"n1","nodeSelector":{"disk":"ssd"},"affinity":{"nodeAffinity":{
                  "requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"cores","operator":"Gt","values":["4"]}]}]}}},
                  "initContainers":[{"name":"i","resources":{"requests":{"cpu":"2"}}},{"name":"s","restartPolicy":"Always","resources":{"requests":{"cpu":"100m"}}}],
                  "containers":[{"name":"a","resources":{"limits":{"cpu":"500m"}}}]}}
                """));

        var (node, template) = (model.Nodes[0], model.Pods[0].Template);
        Assert.True(template.Scheduling.Selects(node));
        Assert.Equal("gpu=true:NoSchedule", template.Scheduling.FindUntolerated(node)!.ToString());
        Assert.Equal("", template.Scheduling.PinnedNode);
        Assert.Equal(2m, template.RequestOf("cpu")!.Value.Amount);
        Assert.Equal(3.9m, node.Allocatable.Cpu!.Value.Amount);
    }

    [Theory]
    [InlineData("autoscaling/v2", """{"metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":80}}}]}""", """{"currentMetrics":[{"type":"Resource","resource":{"name":"cpu","current":{"averageUtilization":95}}}]}""")]
    [InlineData("autoscaling/v2beta1", """{"metrics":[{"type":"Resource","resource":{"name":"cpu","targetAverageUtilization":80}}]}""", """{"currentMetrics":[{"type":"Resource","resource":{"name":"cpu","currentAverageUtilization":95}}]}""")]
    [InlineData("autoscaling/v1", """{"targetCPUUtilizationPercentage":80}""", """{"currentCPUUtilizationPercentage":95}""")]
    public void Autoscaler_OfAnyVersion_SaysTheSame(string version, string spec, string status)
    {
        var scaler = ModelText.Of((KubernetesResources.HorizontalPodAutoscalers, $$$$"""
            {"apiVersion":"{{{{version}}}}","metadata":{"name":"a","namespace":"shop"},"spec":{{{{spec}}}},"status":{{{{status}}}}}
            """)).Autoscalers[0];

        Assert.Equal(new AutoscalerMetric { Type = "Resource", Name = "cpu", TargetUtilization = 80, CurrentUtilization = 95 }, Assert.Single(scaler.Metrics));
    }

    [Theory]
    [InlineData("get", "configmaps", "shop", AccessAnswer.Allowed)]
    [InlineData("delete", "configmaps", "shop", AccessAnswer.Denied)]
    [InlineData("get", "pods/log", "shop", AccessAnswer.Allowed)]
    [InlineData("get", "configmaps", "other", AccessAnswer.Denied)]
    public void MayAccess_RolesAndBindings_Decide(string verb, string resource, string @namespace, AccessAnswer answer)
    {
        var model = ModelText.Of(
            (KubernetesResources.Roles, """
                {"metadata":{"name":"r","namespace":"shop"},"rules":[{"apiGroups":[""],"resources":["configmaps","*/log"],"verbs":["get"]}]}
                """),
            (KubernetesResources.RoleBindings, """
                {"metadata":{"name":"b","namespace":"shop"},"roleRef":{"kind":"Role","name":"r"},"subjects":[{"kind":"ServiceAccount","name":"app","namespace":"shop"}]}
                """),
            (KubernetesResources.ClusterRoles, """{"metadata":{"name":"x"},"rules":[]}"""),
            (KubernetesResources.ClusterRoleBindings, """{"metadata":{"name":"x"},"roleRef":{"kind":"ClusterRole","name":"x"},"subjects":[]}"""));
        var question = new AccessQuestion { AccountNamespace = "shop", Account = "app", Verb = verb, Resource = resource, Namespace = @namespace };

        Assert.Equal(answer, model.MayAccess(question));
    }

    [Fact]
    public void MayAccess_BindingsWereNotSeen_IsUnknown()
    {
        var question = new AccessQuestion { AccountNamespace = "shop", Account = "app", Verb = "get", Resource = "pods", Namespace = "shop" };

        Assert.Equal(AccessAnswer.Unknown, ModelText.Of().MayAccess(question));
    }

    [Fact]
    public void NetworkPolicy_EmptySelectors_MeanAll()
    {
        var model = ModelText.Of(
            (KubernetesResources.NetworkPolicies, """{"metadata":{"name":"deny","namespace":"shop"},"spec":{"podSelector":{},"policyTypes":["Ingress"]}}"""),
            (KubernetesResources.NetworkPolicies, """
                {"metadata":{"name":"dns","namespace":"shop"},"spec":{"podSelector":{"matchLabels":{"app":"x"}},"egress":[{"to":[{"namespaceSelector":{}}],
                 "ports":[{"port":53,"protocol":"UDP"}]}],"policyTypes":["Egress"]}}
                """),
            (KubernetesResources.Pods, """{"metadata":{"name":"p","namespace":"shop","labels":{"app":"api"}}}"""));

        var policy = Assert.Single(model.PoliciesFor(model.Pods[0]));
        Assert.Equal(("deny", true, false), (policy.Name, policy.LimitsIngress, policy.LimitsEgress));
        var peer = Assert.Single(model.NetworkPolicies[1].Egress[0].Peers);
        Assert.True(peer.Pods is null && peer.Namespaces is { IsEmpty: true });
    }

    [Fact]
    public void Webhook_ServiceRulesAndPolicy_AreRead()
    {
        var webhook = ModelText.Of((KubernetesResources.ValidatingWebhookConfigurations, """
            {"metadata":{"name":"w"},"webhooks":[{"name":"check.example.com","clientConfig":{"service":{"name":"guard","namespace":"infra","port":8443},"caBundle":"bm9uc2Vuc2U="},
             "rules":[{"operations":["CREATE"],"apiGroups":["apps"],"resources":["*"]}],"timeoutSeconds":5}]}
            """)).ValidatingWebhooks[0].Webhooks[0];

        Assert.Equal(("guard", "infra", 8443, true, 5), (webhook.Service!.Name, webhook.Service.Namespace, webhook.Port, webhook.RefusesWhenSilent, webhook.TimeoutSeconds));
        Assert.True(webhook.Rules[0].Covers("CREATE", "apps", "deployments"));
        Assert.False(webhook.Rules[0].Covers("UPDATE", "apps", "deployments"));
        Assert.Null(webhook.TrustedUntil);
    }

    [Fact]
    public void Routes_OfEveryVersion_LeadToServices()
    {
        var model = ModelText.Of(
            (KubernetesResources.Ingresses, """
                {"metadata":{"name":"new","namespace":"shop"},"spec":{"rules":[{"http":{"paths":[{"path":"/a","pathType":"Prefix","backend":{"service":{"name":"api","port":{"number":80}}}}]},"host":"h"}]}}
                """),
            (KubernetesResources.Ingresses, """
                {"metadata":{"name":"old","namespace":"shop"},"spec":{"rules":[{"host":"h","http":{"paths":[{"path":"/a","backend":{"serviceName":"api","servicePort":"http"}}]}}]}}
                """),
            (KubernetesResources.HttpRoutes, """
                {"metadata":{"name":"r","namespace":"shop"},"spec":{"rules":[{"matches":[{"path":{"value":"/a"}}],"backendRefs":[{"name":"api","port":80,"weight":9}]}]},
                 "status":{"parents":[{"conditions":[{"type":"ResolvedRefs","status":"False","reason":"BackendNotFound"}]}]}}
                """));

        Assert.Equal(["h/a api:80", "h/a api:http"], model.Ingresses.Select(ingress => $"{ingress.Paths[0].Host}{ingress.Paths[0].Path} {ingress.Paths[0].Backend!.Service}:{ingress.Paths[0].Backend!.Port}"));
        Assert.Equal(("/a", 9), (model.HttpRoutes[0].Rules[0].Paths[0], model.HttpRoutes[0].Rules[0].Backends[0].Weight));
        Assert.Equal("BackendNotFound", model.HttpRoutes[0].Conditions[0].Reason);
    }

    [Fact]
    public void Custom_ConditionsAndTimes_AreRead()
    {
        var certificates = new KubernetesResource { Group = "cert-manager.io", Version = "v1", Kind = "Certificate", Plural = "certificates" };
        var model = ModelText.Of((certificates, """
            {"metadata":{"name":"tls","namespace":"shop"},"spec":{"secretName":"canary"},"status":{"notAfter":"2026-03-02T00:00:00Z","conditions":[{"type":"Ready","status":"False"}]}}
            """));

        var certificate = model.Custom("Certificate").Find("shop", "tls").Value!;
        Assert.Equal(ClusterFixture.Now.AddHours(12), certificate.Times["notAfter"]);
        Assert.Equal("cert-manager.io", model.Reference(certificate).Group);
        Assert.True(model.Custom("Certificate").Find("shop", "other").IsAbsent);
        Assert.Equal("not asked", model.Custom("Widget").Find("shop", "other").NotObservedReason);
    }

    [Fact]
    public void Probes_PortsAndPatience_AreRead()
    {
        var container = ModelText.Of((KubernetesResources.Pods, """
            {"metadata":{"name":"p","namespace":"shop"},"spec":{"containers":[{"name":"a","command":["/bin/server","--password=canary"],"args":["canary"],
              "ports":[{"name":"http","containerPort":8080}],
              "livenessProbe":{"httpGet":{"path":"/live?token=canary","port":"http","httpHeaders":[{"name":"Authorization","value":"canary"}]},"initialDelaySeconds":5,"periodSeconds":2},
              "readinessProbe":{"tcpSocket":{"port":9090}}}]}}
            """)).Pods[0].Template.Containers[0];

        Assert.Equal(("/bin/server", 3), (container.Program, container.CommandWords));
        Assert.Equal((ProbeKind.Http, "/live", TimeSpan.FromSeconds(11)), (container.Liveness!.Kind, container.Liveness.Path, container.Liveness.Patience));
        Assert.True(container.Declares(container.Liveness.Port));
        Assert.False(container.Declares(container.Readiness!.Port));
        Assert.DoesNotContain("canary", Everything.Print(container), StringComparison.Ordinal);
    }
}
