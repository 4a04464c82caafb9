using Autoheal.Simulation;
using Autoheal.Simulation.Api.Access;
using Autoheal.Simulation.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Tests.Execution;

/// <summary>Actions that no scenario uses, through the real gate to the simulated server: what the acting identity asks for, in order.</summary>
public class GatedWriteTests
{
    [Fact]
    public async Task EvictPod_Approved_IsDryRunThenEvictedOnceAndNeverDeleted()
    {
        await using var cluster = await RunAsync(builder => builder.AddRule<ScriptedRule.Evict>());

        var requests = Acting(cluster);

        Assert.Equal([("create", "eviction", true), ("create", "eviction", false)], requests.Take(2).Select(Shape));
        Assert.All(requests, request => Assert.Equal("pods", request.Resource));
    }

    [Fact]
    public async Task RolloutRestart_Approved_IsDryRunThenPatchedOnce()
    {
        await using var cluster = await RunAsync(builder => builder.AddRule<ScriptedRule.Restart>());

        Assert.Equal([("patch", "", true), ("patch", "", false)], Acting(cluster).Select(Shape));
    }

    private static async Task<SimulatedCluster> RunAsync(Action<IAutohealBuilder> configure)
    {
        var cluster = await SimulatedCluster.StartAsync(3, options => options.ConfigureHost = configure);
        await cluster.InjectAsync(Fault.BadRollout(cluster.Primary));
        await cluster.RunUntilSettledAsync(TimeSpan.FromHours(6));
        return cluster;
    }

    /// <summary>Without discovery and questions about itself, which change nothing.</summary>
    private static List<AuditEntry> Acting(SimulatedCluster cluster) =>
        [.. cluster.World.Audit.Where(entry => entry.User == "autoheal-actor" && entry.Resource is not (null or "selfsubjectaccessreviews"))];

    private static (string Verb, string Subresource, bool DryRun) Shape(AuditEntry entry) => (entry.Verb, entry.Subresource ?? "", entry.DryRun);
}
