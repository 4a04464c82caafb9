using System.Text.Json.Nodes;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Rollouts;

internal sealed class WrongFirstGuessFault(string target) : Fault("wrong-first-guess", target)
{
    private const string NextSchema = "7";
    private static readonly TimeSpan s_calm = TimeSpan.FromMinutes(4);

    public override void Apply(SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var workload = world.Landscape.Find(Target);
        Release(world, workload);
        world.Plane.Agenda.In(s_calm, () => CleanUp(world, workload));
    }

    /// <summary>The new version comes with a new schema and settings of its own. It is well.</summary>
    private static void Release(SimulatedWorld world, Workload workload)
    {
        new FaultScene(world, workload.Key).Publish("$next", $$"""{"like":"$current","schemas":["{{NextSchema}}"]}""");
        var deployer = ClusterUser.Deployer(world);
        var settings = world.Store.Get(Kinds.ConfigMap, workload.Namespace, workload.ConfigName).Json.Object("data")!.Clone();
        settings[Workload.SchemaVariable] = NextSchema;
        deployer.SetConfigMap(workload.Namespace, workload.ConfigName, new JsonObject { [Workload.SchemaVariable] = NextSchema });
        deployer.CreateConfigMap(workload.Namespace, new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = NewSettings(workload), ["namespace"] = workload.Namespace, ["labels"] = new JsonObject { ["app"] = workload.Name } },
            ["data"] = settings,
        });
        deployer.SetDeployment(workload.Namespace, workload.Name, Faults.Release.Of(workload, new JsonObject
        {
            ["image"] = workload.NextImage,
            ["envFrom"] = Faults.Release.SettingsFrom(NewSettings(workload), optional: true),
        }));
    }

    /// <summary>A clean-up takes the new settings for left-overs. Nobody notices until a pod has to start without them.</summary>
    private static void CleanUp(SimulatedWorld world, Workload workload)
    {
        ClusterUser.Janitor(world).DeleteConfigMap(workload.Namespace, NewSettings(workload));
        foreach (var pod in world.Store.List(Kinds.Pod, workload.Namespace))
        {
            if (pod.Labels.Text("app") == workload.Name && Pods.IsActive(pod))
            {
                ClusterUser.Engineer(world).Evict(workload.Namespace, pod.Name);
                return;
            }
        }
    }

    private static string NewSettings(Workload workload) => workload.ConfigName + "-v2";
}
