using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Tests.Faults;

/// <summary>A whole world with the default landscape on a pump.</summary>
internal sealed class FaultyWorld
{
    public FaultyWorld(int seed = 7, LandscapeOptions? landscape = null)
    {
        Clock = new VirtualClock(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        Pump = new SimulationPump(Clock);
        World = new SimulatedWorld(new WorldOptions { Seed = seed, Landscape = landscape ?? new LandscapeOptions() }, Clock);
        World.Animate();
    }

    public VirtualClock Clock { get; }

    public SimulationPump Pump { get; }

    public SimulatedWorld World { get; }

    public Workload Target => World.Landscape.Primary!;

    public StoredObject Deployment => World.Store.Get(Kinds.Deployment, Target.Namespace, Target.Name);

    public int Available => (int)(Deployment.Status.Number("availableReplicas") ?? 0);

    public IEnumerable<StoredObject> Pods =>
        World.Store.List(Kinds.Pod, Target.Namespace).Where(pod => pod.Labels.Text("app") == Target.Name && !pod.Deleting);

    /// <summary>The reasons for which the target's containers wait.</summary>
    public IEnumerable<string?> WaitingReasons =>
        Pods.Select(pod => pod.Status.Array("containerStatuses")?[0].Object("state").Text("waiting", "reason")).Where(reason => reason is not null);

    public IEnumerable<string> EventMessages(string reason) =>
        World.Store.List(Kinds.Event, Target.Namespace).Where(e => e.Json.Text("reason") == reason).Select(e => e.Json.Text("message")!);

    public FaultyWorld Apply(Func<string, Fault> fault)
    {
        fault(Target.Key).Apply(World);
        return this;
    }

    public FaultyWorld Run(double seconds)
    {
        Pump.RunFor(TimeSpan.FromSeconds(seconds));
        return this;
    }
}
