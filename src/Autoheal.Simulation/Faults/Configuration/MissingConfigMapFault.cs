using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Faults.Configuration;

internal sealed class MissingConfigMapFault(string target) : Fault("missing-configmap", target)
{
    internal override IReadOnlyList<Sign> Signs =>
        [Sign.Waiting("CreateContainerConfigError", "configmap"), Sign.Event("Failed", "not found")];

    public override void Apply(SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var workload = world.Landscape.Find(Target);
        ClusterUser.Deployer(world).SetDeployment(workload.Namespace, workload.Name, Release.Of(workload, new JsonObject
        {
            ["envFrom"] = Release.SettingsFrom(workload.ConfigName + "-v2"),
        }));
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        new FaultScene(world, Target).Undo();
        return true;
    }
}
