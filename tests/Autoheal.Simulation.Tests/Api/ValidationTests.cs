namespace Autoheal.Simulation.Tests.Api;

public sealed class ValidationTests
{
    private readonly TestCluster _cluster = new();

    [Theory]
    [InlineData("""{"metadata":{"name":"a"},"spec":{"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}""",
        "Deployment.apps \"a\" is invalid: spec.selector: Required value")]
    [InlineData("""{"metadata":{"name":"a"},"spec":{"selector":{"matchLabels":{"a":"x"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}""",
        "Deployment.apps \"a\" is invalid: spec.template.metadata.labels: Invalid value: map[string]string{\"a\":\"b\"}: `selector` does not match template `labels`")]
    [InlineData("""{"metadata":{"name":"a"},"spec":{"replicas":-1,"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}""",
        "Deployment.apps \"a\" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0")]
    [InlineData("""{"metadata":{"name":"a"},"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"i"}]}}}}""",
        "Deployment.apps \"a\" is invalid: spec.template.spec.restartPolicy: Unsupported value: \"Never\": supported values: \"Always\"")]
    [InlineData("""{"metadata":{"name":"a"},"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[]}}}}""",
        "Deployment.apps \"a\" is invalid: spec.template.spec.containers: Required value")]
    public void Deployment_Invalid_IsRefusedWithTheServersMessage(string body, string message)
    {
        var refused = _cluster.Post(TestCluster.Deployments, body).Expect(422);

        Assert.Equal(message, refused.Message);
        Assert.Equal("Invalid", refused.Text("reason"));
        Assert.Equal("Deployment", refused.Text("details/kind"));
        Assert.Equal(message[(message.IndexOf("spec", StringComparison.Ordinal))..message.IndexOf(": ", message.IndexOf("spec", StringComparison.Ordinal), StringComparison.Ordinal)],
            refused.Text("details/causes/0/field"));
    }

    [Theory]
    [InlineData("""{"name":"c"}""", "spec.containers[0].image: Required value")]
    [InlineData("""{"name":"C","image":"i"}""", "spec.containers[0].name: Invalid value: \"C\": a lowercase RFC 1123 label must consist of")]
    [InlineData("""{"name":"c","image":"i"},{"name":"c","image":"i"}""", "spec.containers[1].name: Duplicate value: \"c\"")]
    [InlineData("""{"name":"c","image":"i","volumeMounts":[{"name":"v","mountPath":"/x"}]}""", "spec.containers[0].volumeMounts[0].name: Not found: \"v\"")]
    [InlineData("""{"name":"c","image":"i","ports":[{"containerPort":70000}]}""", "spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive")]
    [InlineData("""{"name":"c","image":"i","resources":{"requests":{"cpu":"2"},"limits":{"cpu":"500m"}}}""",
        "spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 500m")]
    [InlineData("""{"name":"c","image":"i","livenessProbe":{}}""", "spec.containers[0].livenessProbe: Required value: must specify a handler type")]
    [InlineData("""{"name":"c","image":"i","env":[{"value":"x"}]}""", "spec.containers[0].env[0].name: Required value")]
    public void Pod_Invalid_IsRefusedWithTheServersMessage(string containers, string message)
    {
        var refused = _cluster.Post(TestCluster.Pods, $$$"""{"metadata":{"name":"p"},"spec":{"containers":[{{{containers}}}]}}""").Expect(422);

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralErrors_AreListedTogether()
    {
        var refused = _cluster.Post(TestCluster.Pods, """{"metadata":{"name":"p"},"spec":{"containers":[{"name":"c"},{"name":"d"}]}}""").Expect(422);

        Assert.Equal("Pod \"p\" is invalid: [spec.containers[0].image: Required value, spec.containers[1].image: Required value]", refused.Message);
        Assert.Equal(2, refused.At("details/causes")!.AsArray().Count);
    }

    [Theory]
    [InlineData("UPPER")]
    [InlineData("-a")]
    [InlineData("a_b")]
    public void Name_NotASubdomain_IsRefused(string name) =>
        Assert.Contains("metadata.name: Invalid value: ", _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap(name)).Expect(422).Message, StringComparison.Ordinal);

    [Fact]
    public void Selector_IsImmutable()
    {
        _cluster.Post(TestCluster.Deployments, TestCluster.Deployment()).Expect(201);

        var refused = _cluster.MergePatch(TestCluster.Deployments + "/api",
            """{"spec":{"selector":{"matchLabels":{"app":"x"}},"template":{"metadata":{"labels":{"app":"x"}}}}}""").Expect(422);

        Assert.Equal(
            "Deployment.apps \"api\" is invalid: spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{\"app\":\"x\"}, "
            + "MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable",
            refused.Message);
    }

    [Fact]
    public void PodSpec_OnlyImagesMayChange()
    {
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("p")).Expect(201);

        _cluster.StrategicPatch(TestCluster.Pods + "/p", """{"spec":{"containers":[{"name":"app","image":"shop/api:2"}]}}""").Expect(200);
        var refused = _cluster.StrategicPatch(TestCluster.Pods + "/p", """{"spec":{"containers":[{"name":"app","env":[{"name":"A","value":"b"}]}]}}""").Expect(422);

        Assert.Contains("spec: Forbidden: pod updates may not change fields other than", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ImmutableConfigMap_KeepsItsData()
    {
        _cluster.Post(TestCluster.ConfigMaps, """{"metadata":{"name":"c"},"immutable":true,"data":{"a":"1"}}""").Expect(201);

        Assert.Contains("data: Forbidden: field is immutable when `immutable` is set",
            _cluster.MergePatch(TestCluster.ConfigMaps + "/c", """{"data":{"a":"2"}}""").Expect(422).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Uid_CannotBePatched()
    {
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("c"));

        Assert.Equal("ConfigMap \"c\" is invalid: metadata.uid: Invalid value: \"x\": field is immutable",
            _cluster.MergePatch(TestCluster.ConfigMaps + "/c", """{"metadata":{"uid":"x"}}""").Expect(422).Message);
    }
}
