using System.Net;
using System.Text.Json.Nodes;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Kubernetes.Verification;
using Autoheal.Verification;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Verification;

public sealed class ObjectEvaluatorTests
{
    private readonly ClusterFixture _cluster = Situations.OldRollout(CrashLoop(2, 0.5))
        .Add(KubernetesResources.Jobs, new JsonObject
        {
            ["metadata"] = Metadata("report", 5),
            ["status"] = new JsonObject { ["conditions"] = new JsonArray(new JsonObject { ["type"] = "Complete", ["status"] = "True" }) },
        })
        .Add(KubernetesResources.PersistentVolumeClaims, new JsonObject
        {
            ["metadata"] = Metadata("data", 5), ["status"] = new JsonObject { ["capacity"] = new JsonObject { ["storage"] = "15Gi" } },
        })
        .Add(KubernetesResources.Services, Service());

    [Theory]
    [InlineData("kubernetes-field-kept", "Node", "n1", PredicateState.Holds, "field", "/spec/unschedulable", "value", "false")]
    [InlineData("kubernetes-field-kept", "Node", "n1", PredicateState.Fails, "field", "/spec/unschedulable", "value", "true")]
    [InlineData("kubernetes-field-kept", "Node", "n1", PredicateState.Unknown, "field", "/spec/unschedulable")]
    [InlineData("kubernetes-field-kept", "Node", "n9", PredicateState.Unknown, "field", "/spec/unschedulable", "value", "true")]
    [InlineData("kubernetes-node-ready", "Node", "n1", PredicateState.Holds)]
    [InlineData("kubernetes-gone", "Node", "n1", PredicateState.Fails)]
    [InlineData("kubernetes-gone", "Node", "n9", PredicateState.Holds)]
    [InlineData("kubernetes-job-completed", "Job", "report", PredicateState.Holds)]
    [InlineData("kubernetes-job-completed", "Job", "later", PredicateState.Unknown)]
    [InlineData("kubernetes-claim-capacity", "PersistentVolumeClaim", "data", PredicateState.Holds, "bytes", "16106127360")]
    [InlineData("kubernetes-claim-capacity", "PersistentVolumeClaim", "data", PredicateState.Fails, "bytes", "16106127361")]
    [InlineData("kubernetes-claim-capacity", "PersistentVolumeClaim", "data", PredicateState.Unknown)]
    [InlineData("kubernetes-more-troubled", "Service", "api-svc", PredicateState.Holds, "namespace", "checkout", "before", "0")]
    [InlineData("kubernetes-more-troubled", "Service", "api-svc", PredicateState.Fails, "namespace", "checkout", "before", "1")]
    [InlineData("kubernetes-more-troubled", "Service", "api-svc", PredicateState.Fails, "namespace", "", "before", "1")]
    [InlineData("kubernetes-more-troubled", "Service", "api-svc", PredicateState.Unknown, "namespace", "checkout")]
    [InlineData("kubernetes-service-serves", "Service", "api-svc", PredicateState.Holds)]
    [InlineData("kubernetes-service-serves", "Service", "gone", PredicateState.Fails)]
    public async Task EvaluateAsync_Subject_IsLookedAt(string kind, string subject, string name, PredicateState expected, params string[] parameters) =>
        Assert.Equal(expected, (await EvaluateAsync(new FixtureReader(_cluster), kind, subject, name, parameters)).State);

    [Theory]
    [InlineData("kubernetes-node-ready", "Node", "n1")]
    [InlineData("kubernetes-more-troubled", "Service", "api-svc")]
    public async Task EvaluateAsync_AnotherCluster_IsUnknown(string kind, string subject, string name) => Assert.Equal(
        PredicateState.Unknown,
        (await EvaluateAsync(new FixtureReader(_cluster) { KubeSystemUid = "another" }, kind, subject, name, "namespace", "checkout", "before", "0")).State);

    [Fact]
    public async Task EvaluateAsync_PodsMayNotBeRead_IsUnknown()
    {
        var reader = new FixtureReader(_cluster);
        reader.Failing["Pod"] = HttpStatusCode.Forbidden;

        Assert.Equal(
            PredicateState.Unknown,
            (await EvaluateAsync(reader, "kubernetes-more-troubled", "Service", "api-svc", "namespace", "checkout", "before", "0")).State);
    }

    private static async Task<PredicateObservation> EvaluateAsync(FixtureReader reader, string kind, string subject, string name, params string[] parameters)
    {
        var identity = new ClusterIdentity(reader);
        var objects = new LiveObjectReader(reader, identity);
        IPredicateEvaluator[] evaluators =
            [new ObjectEvaluator(objects), new SurroundingsEvaluator(new ClusterReader(reader, identity, new FixedClock()), objects)];
        var spec = new PredicateSpec
        {
            Kind = kind,
            Subject = new ResourceRef
            {
                ClusterId = ClusterFixture.ClusterId,
                Group = subject == "Job" ? "batch" : "",
                Kind = subject,
                Namespace = subject == "Node" ? "" : ClusterFixture.Namespace,
                Name = name,
                Uid = name is "later" ? "" : "uid-" + name,
            },
            Parameters = parameters.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]),
        };
        return await evaluators.Single(evaluator => evaluator.Kinds.Contains(kind)).EvaluateAsync(spec, default);
    }
}
