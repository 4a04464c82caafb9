using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Tests.Execution;

/// <summary>How weights are worked out and what is refused; the writing has its scenarios.</summary>
public sealed class ShiftTrafficActionTests
{
    private const string Rules = """[{"backendRefs":[{"name":"stable","port":80,"weight":90},{"name":"canary","port":80,"weight":10}]},{"backendRefs":[{"name":"other","port":80}]}]""";
    private const string Http = """[{"route":[{"destination":{"host":"stable.checkout.svc.cluster.local"},"weight":60},{"destination":{"host":"canary"},"weight":40}]}]""";

    [Theory]
    [InlineData("canary", "0", "[100,0]")]
    [InlineData("canary", "50", "[50,50]")]
    [InlineData("stable", "100", "[100,0]")]
    public async Task PrepareAsync_GatewayRoute_SplitsTheRest(string backend, string weight, string expected)
    {
        var ready = Assert.IsType<ReadyAction>(await PrepareAsync("HTTPRoute", backend, weight, "stable", "canary"));

        var rules = ready.After.Fields["/spec/rules"]!.Value;
        Assert.Equal(expected, $"[{Weight(rules, 0)},{Weight(rules, 1)}]");
        Assert.False(rules[1].GetProperty("backendRefs")[0].TryGetProperty("weight", out _));
        Assert.True(ready.Compensation.Available);

        static int Weight(JsonElement rules, int index) => rules[0].GetProperty("backendRefs")[index].GetProperty("weight").GetInt32();
    }

    [Fact]
    public async Task PrepareAsync_VirtualService_FindsTheBackendByItsHost()
    {
        var ready = Assert.IsType<ReadyAction>(await PrepareAsync("VirtualService", "stable", "100", "stable"));

        Assert.Equal(100, ready.After.Fields["/spec/http"]!.Value[0].GetProperty("route")[0].GetProperty("weight").GetInt32());
    }

    [Theory]
    [InlineData("canary", "50", "backend-idle")]
    [InlineData("canary", "10", "no-split")]
    [InlineData("ghost", "50", "no-split")]
    [InlineData("other", "50", "no-split")]
    [InlineData("canary", "101", "parameters")]
    [InlineData("canary", "half", "parameters")]
    public async Task PrepareAsync_WhatCannotBe_IsRefused(string backend, string weight, string code) =>
        Assert.Equal(code, Assert.IsType<RefusedAction>(await PrepareAsync("HTTPRoute", backend, weight, "stable")).Code);

    [Fact]
    public async Task PrepareAsync_ThreeBackends_KeepTheirProportions()
    {
        const string Three = """[{"backendRefs":[{"name":"a","weight":3},{"name":"b","weight":1},{"name":"c","weight":2}]}]""";

        var ready = Assert.IsType<ReadyAction>(await PrepareAsync("HTTPRoute", "c", "0", Three, ["a", "b"]));

        Assert.Equal(
            [75, 25, 0], ready.After.Fields["/spec/rules"]!.Value[0].GetProperty("backendRefs").EnumerateArray().Select(item => item.GetProperty("weight").GetInt32()));
    }

    private static Task<ActionPreparation> PrepareAsync(string kind, string backend, string weight, params string[] serving) =>
        PrepareAsync(kind, backend, weight, kind == "HTTPRoute" ? Rules : Http, serving);

    private static async Task<ActionPreparation> PrepareAsync(string kind, string backend, string weight, string rules, string[] serving)
    {
        var resource = kind == "HTTPRoute" ? KubernetesResources.HttpRoutes : KubernetesResources.VirtualServices;
        var cluster = new ClusterFixture().Add(resource, new JsonObject
        {
            ["metadata"] = Objects.Metadata("shop", 100),
            ["spec"] = new JsonObject { [kind == "HTTPRoute" ? "rules" : "http"] = JsonNode.Parse(rules) },
        });
        foreach (var name in serving)
        {
            var slice = new JsonObject { ["metadata"] = Objects.Metadata(name + "-1", 100), ["endpoints"] = new JsonArray(new JsonObject { ["conditions"] = new JsonObject { ["ready"] = true } }) };
            slice["metadata"]!["labels"] = new JsonObject { ["kubernetes.io/service-name"] = name };
            cluster.Add(KubernetesResources.EndpointSlices, slice);
        }

        var bench = new ActionBench(cluster);
        var action = new ShiftTrafficAction(bench.Targets, bench.Lists, bench.Patch, bench.Hands);
        var target = new ResourceRef { ClusterId = ClusterFixture.ClusterId, Group = resource.Group, Kind = kind, Namespace = ClusterFixture.Namespace, Name = "shop" };
        return await ((IActionHandler)action).PrepareAsync(ActionBench.Request("shift-traffic", target, ("backend", backend), ("weight", weight)), default);
    }
}
