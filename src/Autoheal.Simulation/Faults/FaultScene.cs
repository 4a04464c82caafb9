using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Applications.Backends;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults;

/// <summary>Where a fault happens: the application that is hit, and the people who make it happen and who repair it.</summary>
internal sealed class FaultScene
{
    public FaultScene(SimulatedWorld world, string target)
    {
        ArgumentNullException.ThrowIfNull(world);
        World = world;
        Workload = world.Landscape.Find(target);
    }

    public SimulatedWorld World { get; }

    public Workload Workload { get; }

    public string Namespace => Workload.Namespace;

    /// <summary>The delivery pipeline.</summary>
    public ClusterUser Deployer => ClusterUser.Deployer(World);

    /// <summary>An engineer of the team.</summary>
    public ClusterUser Engineer => ClusterUser.Engineer(World);

    /// <summary>Somebody of the team that runs the cluster.</summary>
    public ClusterUser Platform => ClusterUser.Platform(World);

    public StoredObject Deployment => World.Store.Get(Kinds.Deployment, Namespace, Workload.Name);

    /// <summary>The target's pods that are meant to run.</summary>
    public IEnumerable<StoredObject> Pods => World.Store.List(Kinds.Pod, Namespace)
        .Where(pod => pod.Labels.Text("app") == Workload.Name && Controllers.Pods.IsActive(pod));

    /// <summary>Every node, by name.</summary>
    public IEnumerable<StoredObject> Nodes => World.Store.List(Kinds.Node);

    /// <summary>The name of a node that runs one of the target's pods.</summary>
    public string BusyNode => Pods.First().Spec.Text("nodeName")!;

    /// <summary>The application that the target calls.</summary>
    /// <exception cref="ArgumentException">The applications of the world do not call each other.</exception>
    public Workload Neighbour => Workload.Callee is { } name ? World.Landscape.Find($"{Namespace}/{name}") : throw Unconnected();

    /// <summary>What the target keeps its data in.</summary>
    /// <exception cref="ArgumentException">The applications of the world do not call each other.</exception>
    public Backend Backend => Workload.Backend ?? throw Unconnected();

    /// <summary>
    /// A text with what the placeholders stand for: <c>$app</c>, <c>$namespace</c>, <c>$port</c>, <c>$config</c>, <c>$variable</c>, the images, and in
    /// connected landscapes <c>$neighbour</c>, <c>$backend</c>, <c>$secret</c> and <c>$setting</c>.
    /// </summary>
    public string Fill(string text) => text
        .Replace("$neighbour", Workload.Callee, StringComparison.Ordinal)
        .Replace("$backend", Workload.Backend?.Name, StringComparison.Ordinal)
        .Replace("$secret", Workload.Backend?.SecretName, StringComparison.Ordinal)
        .Replace("$setting", Workload.RequiredSetting, StringComparison.Ordinal)
        .Replace("$app", Workload.Name, StringComparison.Ordinal)
        .Replace("$namespace", Namespace, StringComparison.Ordinal)
        .Replace("$port", Workload.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("$config", Workload.ConfigName, StringComparison.Ordinal)
        .Replace("$variable", Workload.RequiredVariable, StringComparison.Ordinal)
        .Replace("$current", Workload.CurrentImage, StringComparison.Ordinal)
        .Replace("$next", Workload.NextImage, StringComparison.Ordinal)
        .Replace("$repository", Workload.Repository, StringComparison.Ordinal)
        .Replace("$REPOSITORY", Workload.Repository.ToUpperInvariant(), StringComparison.Ordinal)
        .Replace("$version", Workload.NextVersion, StringComparison.Ordinal);

    /// <summary>Changes something outside of the API, by its path and the members that change: see <see cref="Outside.OutsideConditions"/>.</summary>
    public void Set(string path, string state) => World.Outside.Set(Fill(path), JsonNode.Parse(Fill(state))!.AsObject());

    /// <summary>The same trouble begins or ends on all nodes.</summary>
    public void SetNodes(IEnumerable<string> nodes, NodeTrouble trouble, bool lasts)
    {
        foreach (var node in nodes.ToArray())
            World.Outside.Set($"nodes/{node}", new JsonObject { [trouble.ToString()] = lasts });
    }

    /// <summary>The trouble ends wherever it is.</summary>
    public void EndOnNodes(NodeTrouble trouble) => SetNodes(Nodes.Select(node => node.Name), trouble, lasts: false);

    /// <summary>Pushes an image to its registry: see <see cref="Outside.OutsideImages"/>.</summary>
    public void Publish(string image, string program) => Set($"images/{image}", program);

    /// <summary>Pushes the application's next version, which is as sound as the current one.</summary>
    public void PublishNext() => Publish("$next", """{"like":"$current"}""");

    /// <summary>The pipeline creates an object, in the target's namespace when it has one.</summary>
    public void Create(ObjectKind kind, string manifest) => Deployer.Create(kind, Namespace, Fill(manifest));

    /// <summary>The pipeline tries to create an object; what the server refuses stays undone.</summary>
    public void TryCreate(ObjectKind kind, string manifest) => Deployer.TryCreate(kind, Namespace, Fill(manifest));

    /// <summary>An engineer patches an object, in the target's namespace when it has one.</summary>
    public void Patch(ObjectKind kind, string name, string patch) => Engineer.Patch(kind, Namespace, Fill(name), Fill(patch));

    /// <summary>An engineer patches an object by operations.</summary>
    public void Change(ObjectKind kind, string name, string operations) =>
        Engineer.PatchByOperations(kind, Namespace, Fill(name), JsonNode.Parse(Fill(operations))!.AsArray());

    /// <summary>An engineer deletes an object, in the target's namespace when it has one.</summary>
    public void Delete(ObjectKind kind, string name) => Engineer.Delete(kind, Namespace, Fill(name));

    /// <summary>Rolls a change of the pod template's spec out: a strategic merge patch.</summary>
    public void Release(string podSpec) => ReleaseTemplate(new JsonObject { ["spec"] = JsonNode.Parse(Fill(podSpec)) });

    /// <summary>Rolls a change of the application's container out.</summary>
    public void ReleaseContainer(string container)
    {
        var patch = JsonNode.Parse(Fill(container))!.AsObject();
        patch["name"] = Workload.Name;
        ReleaseTemplate(new JsonObject { ["spec"] = new JsonObject { ["containers"] = new JsonArray(patch) } });
    }

    /// <summary>What <c>kubectl rollout restart</c> does.</summary>
    public void Restart() => Deployer.Restart(Namespace, Workload.Name);

    /// <summary>What <c>kubectl rollout undo</c> does: the template of the revision before becomes the wanted one again.</summary>
    public void Undo()
    {
        var revision = World.Store.List(Kinds.ReplicaSet, Namespace)
            .Where(set => set.Controller.Text("name") == Workload.Name)
            .OrderByDescending(set => long.Parse(set.Annotations.Text("deployment.kubernetes.io/revision") ?? "0", CultureInfo.InvariantCulture))
            .Skip(1)
            .FirstOrDefault();
        if (revision?.Spec.Object("template")?.Clone() is not { } template)
            return;
        template.Object("metadata").Object("labels")!.Remove("pod-template-hash");
        var patch = new JsonArray(new JsonObject { ["op"] = "replace", ["path"] = "/spec/template", ["value"] = template });
        Engineer.PatchByOperations(Kinds.Deployment, Namespace, Workload.Name, patch);
    }

    /// <summary>Does something later, if the world still runs.</summary>
    public void Later(TimeSpan after, Action act) => World.Plane.Agenda.In(after, act);

    private ArgumentException Unconnected() =>
        new($"'{Workload.Key}' calls nothing: the fault needs connected applications (LandscapeOptions.Connected, Fault.Suit).");

    private void ReleaseTemplate(JsonObject template) => Deployer.SetDeployment(
        Namespace, Workload.Name, new JsonObject { ["spec"] = new JsonObject { ["template"] = template } });
}
