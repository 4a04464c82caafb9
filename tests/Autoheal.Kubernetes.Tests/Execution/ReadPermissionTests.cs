using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Planning;
using Autoheal.Simulation.Faults;
using Microsoft.Extensions.Options;

namespace Autoheal.Kubernetes.Tests.Execution;

/// <summary>What an action says that it reads is exactly what it reads: no refused request, and no permission that it could do without.</summary>
public class ReadPermissionTests
{
    public static TheoryData<string> Actions => ["rollout-undo", "rollout-restart", "scale", "evict-pod", "restore-config-reference"];

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task PrepareAsync_WithItsOwnPermissions_IsReadyAndNeverRefused(string action)
    {
        var cluster = Cluster(action);

        Assert.IsType<ReadyAction>(await PrepareAsync(cluster, action, omitted: null));
        Assert.All(cluster.Requests, request => Assert.Equal(200, request.Status));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task PrepareAsync_WithoutOneOfItsPermissions_IsNotReady(string action)
    {
        var count = Handler(action, null!, new Autoheal.Simulation.Time.VirtualClock(default)).Descriptor.ReadPermissions.Count;
        for (var omitted = 0; omitted < count; omitted++)
        {
            var ready = true;
            try
            {
                ready = await PrepareAsync(Cluster(action), action, omitted) is ReadyAction;
            }
            catch (KubernetesApiException)
            {
                ready = false;
            }

            Assert.False(ready, $"{action} does not need its permission {omitted}");
        }
    }

    private static LiveCluster Cluster(string action) => new(
        action switch
        {
            "restore-config-reference" => Fault.MissingConfigMap,
            "scale" => Fault.ScaledToZero,
            _ => Fault.BadRollout,
        },
        TimeSpan.FromMinutes(2));

    private static async Task<ActionPreparation> PrepareAsync(LiveCluster cluster, string action, int? omitted)
    {
        var permissions = Handler(action, null!, cluster.Clock).Descriptor.ReadPermissions;
        var reader = cluster.ReadAs(permissions.Where((_, index) => index != omitted));
        var target = action == "evict-pod" ? await FindPodAsync(cluster) : new ResourceRef
        {
            Group = "apps", Kind = "Deployment", Namespace = "checkout", Name = "api",
        };
        var request = ActionBench.Request(action, target, Parameters(action));
        return await Handler(action, reader, cluster.Clock).PrepareAsync(request, default);
    }

    private static (string Name, string Value)[] Parameters(string action) => action switch
    {
        "scale" => [("replicas", "3")],
        "rollout-restart" => [("at", "2026-06-01T12:00:00Z")],
        "restore-config-reference" => [("revision", "2")],
        _ => [],
    };

    private static async Task<ResourceRef> FindPodAsync(LiveCluster cluster)
    {
        var everything = new ActionPermission { Group = "*", Resource = "*", Verb = "*" };
        var reader = cluster.ReadAs([everything], "finder");
        var model = (await new ClusterReader(reader, new ClusterIdentity(reader), cluster.Clock)
            .ReadAsync(["checkout"], [KubernetesResources.Pods], default)).Build();
        return model.Reference(model.Troubles[0].Pod);
    }

    private static IActionHandler Handler(string action, IKubernetesReader reader, TimeProvider clock)
    {
        var identity = new ClusterIdentity(reader);
        var lists = new ClusterReader(reader, identity, clock);
        var objects = new LiveObjectReader(reader, identity);
        var deployments = new LiveDeploymentReader(objects, lists);
        var hands = new HumanHands(Options.Create(new KubernetesOptions()));
        return action switch
        {
            "rollout-undo" => new RolloutUndoAction(deployments, new RevisionTemplates(reader), null!, hands),
            "rollout-restart" => new RolloutRestartAction(deployments, null!, hands),
            "scale" => new ScaleAction(deployments, null!, hands),
            "evict-pod" => new EvictPodAction(new EvictionPreparation(objects, lists, hands), objects, null!),
            _ => new RestoreConfigReferenceAction(deployments, new RevisionTemplates(reader), null!, hands),
        };
    }
}
