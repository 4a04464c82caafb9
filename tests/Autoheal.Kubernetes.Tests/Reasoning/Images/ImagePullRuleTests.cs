using System.Text.Json.Nodes;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Reasoning.Images;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Reasoning;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Reasoning.Images;

public class ImagePullRuleTests
{
    private const string NotFound =
        "rpc error: code = NotFound desc = failed to pull and unpack image \"docker.io/shop/api:1\": docker.io/shop/api:1: not found";

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
    [InlineData("pull access denied for shop/api", "k8s.image.pull-secret")]
    [InlineData("failed to authorize: 401 Unauthorized", "k8s.image.pull-secret")]
    [InlineData("dial tcp: lookup registry.example: no such host", "k8s.image.registry-dns")]
    [InlineData("dial tcp 10.0.0.9:443: i/o timeout", "k8s.image.registry-unreachable")]
    [InlineData("tls: failed to verify certificate: x509: certificate signed by unknown authority", "k8s.image.registry-certificate")]
    [InlineData("toomanyrequests: You have reached your pull rate limit", "k8s.image.rate-limit")]
    [InlineData("no matching manifest for linux/arm64 in the manifest list entries", "k8s.image.platform")]
    [InlineData("Back-off pulling image", "k8s.image.pull")]
    public void Evaluate_Answer_DecidesTheCause(string message, string cause)
    {
        var finding = Assert.Single(Run(Situations.YoungRollout(Waiting("ErrImagePull", message))));

        Assert.Equal(cause, finding.Cause.Value);
        Assert.Contains("shop/api:1", finding.Title + finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_RegistryFailsEverybody_IsOneFinding()
    {
        var cluster = Situations.YoungRollout(Waiting("ErrImagePull", "toomanyrequests"));
        var other = Pod("lone", 9, Waiting("ErrImagePull", "toomanyrequests"), 5);
        other["metadata"]!["ownerReferences"] = null;

        var finding = Assert.Single(Run(cluster.Add(KubernetesResources.Pods, other)));

        Assert.Contains(finding.Explains, explained => explained.Name == "api-lone-9");
        Assert.Empty(finding.Remedies);
    }

    [Fact]
    public void Evaluate_LonePodOfAPartialDump_NamesItsImage()
    {
        var pod = Pod("lone", 1, Waiting("ImagePullBackOff"), 5);
        var finding = Assert.Single(Run(new ClusterFixture().Add(KubernetesResources.Pods, pod).See("ReplicaSet", CoverageState.NotAsked)));

        Assert.Equal(("Pod", "Image shop/api:1 cannot be pulled (ImagePullBackOff)"), (finding.Object.Kind, finding.Title));
    }

    [Fact]
    public void Evaluate_PodsOfAnOwnerThatWasNotSeen_AreOneFinding()
    {
        var cluster = new ClusterFixture().See("ReplicaSet", CoverageState.NotAsked)
            .Add(KubernetesResources.Pods, Pod("lone", 1, Waiting("ImagePullBackOff"), 5))
            .Add(KubernetesResources.Pods, Pod("lone", 2, Waiting("ImagePullBackOff"), 5));

        Assert.Equal(["api-lone-1", "api-lone-2"], Assert.Single(Run(cluster)).Explains.Select(explained => explained.Name));
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

    private static List<Finding> Run(ClusterFixture cluster) => [.. new ImagePullRule().Evaluate(cluster.Context())];
}
