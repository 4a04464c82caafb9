using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Faults;

public sealed class FaultTests
{
    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void NewWorld_AnySeed_IsHealthyAndStaysSo(int seed)
    {
        var world = Varied(seed).Run(600);

        Assert.All(world.World.Store.List(Kinds.Deployment), deployment =>
            Assert.Equal(deployment.Spec.Number("replicas"), deployment.Status.Number("availableReplicas")));
        Assert.DoesNotContain(world.World.Store.List(Kinds.Event), e => e.Json.Text("type") == "Warning");
        Assert.Equal(2, world.World.Store.List(Kinds.ReplicaSet, world.Target.Namespace).Count(set => set.Labels.Text("app") == world.Target.Name));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void BadRollout_AnySeed_CrashesTheNewRevisionAndHalvesTheOld(int seed)
    {
        var world = Varied(seed).Apply(Fault.BadRollout).Run(60);

        Assert.Contains("CrashLoopBackOff", world.WaitingReasons);
        Assert.Equal(2, world.Available);
        var crashed = world.Pods.First(pod => pod.Status.Array("containerStatuses")![0].Number("restartCount") > 0);
        var log = world.World.Plane.Logs.Read(crashed.Namespace!, crashed.Name, world.Target.Name, previous: true)!;
        Assert.Contains(log, line => line.Text.Contains(world.Target.RequiredVariable, StringComparison.Ordinal));
        Assert.Contains(
            $"back-off 40s restarting failed container={world.Target.Name} pod={crashed.Name}_{crashed.Namespace}({crashed.Uid})",
            WaitingMessages(world.Run(10)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ImageNotFound_AnySeed_BacksOffPulling(int seed)
    {
        var world = Varied(seed).Apply(Fault.ImageNotFound).Run(60);

        Assert.Contains("ImagePullBackOff", world.WaitingReasons);
        var image = world.Target.NextImage;
        Assert.Contains(
            $"Failed to pull image \"{image}\": rpc error: code = NotFound desc = failed to pull and unpack image \"{image}\": failed to resolve reference \"{image}\": {image}: not found",
            world.EventMessages("Failed"));
        Assert.Contains($"Back-off pulling image \"{image}\"", world.EventMessages("BackOff"));
        Assert.Equal(2, world.Available);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void MissingConfigMap_AnySeed_CannotCreateContainers(int seed)
    {
        var world = Varied(seed).Apply(Fault.MissingConfigMap).Run(60);

        Assert.Equal(["CreateContainerConfigError"], world.WaitingReasons.Distinct());
        Assert.Contains($"Error: configmap \"{world.Target.ConfigName}-v2\" not found", world.EventMessages("Failed"));
        Assert.NotNull(world.World.Store.Find(Kinds.ConfigMap, world.Target.Namespace, world.Target.ConfigName));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ScaledToZero_AnySeed_LeavesAServiceWithoutEndpoints(int seed)
    {
        var world = Varied(seed).Apply(Fault.ScaledToZero).Run(60);

        Assert.Empty(world.Pods);
        Assert.Empty(world.World.Store.Get(Kinds.Endpoints, world.Target.Namespace, world.Target.Name).Json.Array("subsets")!);
        Assert.Null(world.Deployment.Status.Number("replicas"));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void WrongFirstGuess_UndoneThenRepointed_HarmsThenHeals(int seed)
    {
        var world = Varied(seed).Apply(Fault.WrongFirstGuess).Run(180);
        Assert.Equal(4, world.Available);
        world.Run(150);
        Assert.Equal(3, world.Available);
        Assert.Single(world.Pods, pod => pod.Status.Array("containerStatuses")![0].Number("restartCount") >= 3);

        var bad = world.Deployment.Spec.Object("template")!;
        Undo(world);
        world.Run(60);
        Assert.Equal(2, world.Available);

        world.World.Store.Mutate(Kinds.Deployment, world.Target.Namespace, world.Target.Name, json =>
        {
            json.Object("spec")!["template"] = bad.Clone();
            json.Object("spec").Object("template").Object("spec").Array("containers")![0]!["envFrom"]![0]!["configMapRef"]!["name"] = world.Target.ConfigName;
        });
        world.Run(120);
        Assert.Equal(4, world.Available);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void BadRollout_Undone_HealsByTheOldReplicaSet(int seed)
    {
        var world = Varied(seed).Apply(Fault.BadRollout).Run(90);
        Undo(world);
        world.Run(60);

        Assert.Equal(4, world.Available);
        Assert.Equal("4", world.Deployment.Annotations.Text("deployment.kubernetes.io/revision"));
        Assert.Equal(3, world.World.Store.List(Kinds.ReplicaSet, world.Target.Namespace).Count(set => set.Labels.Text("app") == world.Target.Name));
    }

    [Fact]
    public void TwoCauses_FirstUndone_SecondRemains()
    {
        var world = new FaultyWorld().Apply(Fault.TwoCauses).Run(90);
        var sibling = world.World.Landscape.SiblingOf(world.Target)!;
        Undo(world);
        world.Run(60);

        Assert.Equal(4, world.Available);
        Assert.Empty(world.World.Store.Get(Kinds.Endpoints, sibling.Namespace, sibling.Name).Json.Array("subsets")!);
    }

    [Fact]
    public void HumanIntervenes_AfterItsTime_EngineerHealsByHand()
    {
        var world = new FaultyWorld();
        Fault.HumanIntervenes(world.Target.Key, TimeSpan.FromMinutes(3)).Apply(world.World);
        world.Run(170);
        Assert.Equal(2, world.Available);
        world.Run(130);

        Assert.Equal(4, world.Available);
        Assert.Contains(world.World.Audit, entry => entry is { User: "jane.doe", Resource: "deployments", Wrote: true });
    }

    [Fact]
    public void Apply_UnknownTarget_NamesTheOnesThereAre()
    {
        var e = Assert.Throws<ArgumentException>(() => Fault.BadRollout("no/such").Apply(new FaultyWorld().World));

        Assert.StartsWith("The world has no application 'no/such'. It has: checkout/api, checkout/", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void SameSeed_SameStepsAndSameObjects(int seed)
    {
        Assert.Equal(Trace(seed), Trace(seed));
        Assert.NotEqual(Trace(seed), Trace(seed + 1));
    }

    private static string Trace(int seed)
    {
        var world = Varied(seed).Apply(Fault.BadRollout).Run(120);
        return $"{world.Pump.Fingerprint:x} {string.Join('\n', Kinds.All.SelectMany(kind => world.World.Store.List(kind)).Select(found => found.Json.ToJsonString()))}";
    }

    private static FaultyWorld Varied(int seed) => new(seed, LandscapeOptions.ForSeed((ulong)seed));

    private static IEnumerable<string?> WaitingMessages(FaultyWorld world) =>
        world.Pods.Select(pod => pod.Status.Array("containerStatuses")?[0].Object("state").Text("waiting", "message"));

    /// <summary>What <c>kubectl rollout undo</c> does: the template of the revision before becomes the wanted one.</summary>
    private static void Undo(FaultyWorld world)
    {
        var sets = world.World.Store.List(Kinds.ReplicaSet, world.Target.Namespace)
            .Where(set => set.Labels.Text("app") == world.Target.Name)
            .OrderByDescending(set => int.Parse(set.Annotations.Text("deployment.kubernetes.io/revision")!, System.Globalization.CultureInfo.InvariantCulture));
        var template = sets.ElementAt(1).Spec.Object("template")!.Clone();
        template.Object("metadata").Object("labels")!.Remove("pod-template-hash");
        world.World.Store.Mutate(Kinds.Deployment, world.Target.Namespace, world.Target.Name, json => json.Object("spec")!["template"] = template);
    }
}
