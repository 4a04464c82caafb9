using System.Text.Json.Nodes;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Reasoning;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Reasoning;

public class ImageNotFoundRuleTests
{
    private const string NotFound =
        "rpc error: code = NotFound desc = failed to pull and unpack image \"docker.io/shop/api:2\": docker.io/shop/api:2: not found";

    [Fact]
    public void Evaluate_RegistryKnowsNoSuchImage_SuggestsTheRevisionThatServes()
    {
        var finding = Assert.Single(Run(Situations.YoungRollout(Waiting("ErrImagePull", NotFound))));

        Assert.Equal("k8s.image.not-found", finding.Cause.Value);
        Assert.Contains(finding.Checks, check => check.Text == "the registry knows no such image");
        Assert.Contains(finding.Checks, check => check.Text == "revision 42 against revision 41: image shop/api:1 → shop/api:2");
        Assert.Equal("41", Assert.Single(finding.Remedies).Parameters["revision"]);
    }

    [Fact]
    public void Evaluate_OnlyAnEventOfThisPodSaysWhy_IsUsedAsUntrusted()
    {
        var cluster = Situations.YoungRollout(Waiting("ImagePullBackOff", "Back-off pulling image"))
            .Add(KubernetesResources.Events, Event("uid-api-new-1", NotFound));

        var check = Assert.Single(Assert.Single(Run(cluster)).Checks, check => check.Fact?.Source == "event");
        Assert.Equal(TrustLevel.Untrusted, check.Fact!.Trust);
    }

    [Fact]
    public void Evaluate_EventOfAFormerPodOfTheName_IsNotUsed()
    {
        var cluster = Situations.YoungRollout(Waiting("ImagePullBackOff", "Back-off pulling image"))
            .Add(KubernetesResources.Events, Event("uid-of-a-pod-long-gone", NotFound));

        Assert.DoesNotContain(Assert.Single(Run(cluster)).Checks, check => check.Fact?.Source == "event");
    }

    [Theory]
    [InlineData("pull access denied for shop/api", PullFailure.Unauthorized)]
    [InlineData("dial tcp: lookup registry.example: no such host", PullFailure.Unreachable)]
    [InlineData("toomanyrequests: You have reached your pull rate limit", PullFailure.RateLimited)]
    public void Evaluate_AnotherReason_SpeaksAgainst(string message, PullFailure failure)
    {
        var finding = Assert.Single(Run(Situations.YoungRollout(Waiting("ErrImagePull", message))));

        Assert.Contains(finding.Checks, check => check.Result == CheckResult.Refutes && check.Fact!.Value == failure.ToString());
    }

    [Fact]
    public void Evaluate_ImagesThere_FindsNothing() => Assert.Empty(Run(Situations.YoungRollout(Running(5))));

    private static JsonObject Event(string uid, string message) => new()
    {
        ["metadata"] = Metadata("event-1", 1),
        ["involvedObject"] = new JsonObject { ["kind"] = "Pod", ["name"] = "api-new-1", ["uid"] = uid },
        ["reason"] = "Failed",
        ["type"] = "Warning",
        ["message"] = "Failed to pull image: " + message,
    };

    private static List<Finding> Run(ClusterFixture cluster) => [.. new ImageNotFoundRule().Evaluate(cluster.Context())];
}
