using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Faults.Rollouts;

internal sealed class HumanIntervenesFault(string target, TimeSpan? after) : Fault("human-intervenes", target)
{
    private bool _done;

    public override void Apply(SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _done = false;
        BadRollout(Target).Apply(world);
        if (after is { } delay)
            world.Plane.Agenda.In(delay, () => Intervene(world));
    }

    /// <summary>The engineer found the missing variable and sets it again, on the new version.</summary>
    public override void Intervene(SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (_done)
            return;
        _done = true;
        var workload = world.Landscape.Find(Target);
        var value = $"{workload.Name}-db.{workload.Namespace}.svc.cluster.local";
        ClusterUser.Engineer(world).SetDeployment(workload.Namespace, workload.Name, Release.Of(workload, new JsonObject
        {
            ["env"] = new JsonArray(new JsonObject { ["name"] = workload.RequiredVariable, ["value"] = value }),
        }));
    }
}
