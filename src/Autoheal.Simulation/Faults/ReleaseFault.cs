namespace Autoheal.Simulation.Faults;

/// <summary>A release that changes the pod template for the worse. Undoing it repairs.</summary>
internal abstract class ReleaseFault(string name, string target) : Fault(name, target)
{
    internal override bool IsRelease => true;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        Prepare(scene);
        if (ChangeOfPod(scene) is { } pod)
            scene.Release(pod);
        if (ChangeOfContainer(scene) is { } container)
            scene.ReleaseContainer(container);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Undo();
        CleanUp(scene);
        return true;
    }

    /// <summary>What stands around before the release.</summary>
    protected virtual void Prepare(FaultScene scene)
    {
    }

    /// <summary>A strategic merge patch of the pod's spec; null when the container alone is changed.</summary>
    protected virtual string? ChangeOfPod(FaultScene scene) => null;

    /// <summary>A strategic merge patch of the application's container; null when it stays.</summary>
    protected virtual string? ChangeOfContainer(FaultScene scene) => null;

    /// <summary>What has to go besides the release.</summary>
    protected virtual void CleanUp(FaultScene scene)
    {
    }
}
