using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Scheduling;

/// <summary>Batch work with a new, higher priority puts the application out of the nodes.</summary>
internal sealed class PreemptionCascadeFault(string target) : Fault("preemption-cascade", target)
{
    private const string Namespace = "imports";

    internal override IReadOnlyList<Sign> Signs => [Sign.Event("Preempted"), Sign.Unschedulable("Insufficient cpu")];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Platform.Create(Kinds.PriorityClass, null, """{"metadata":{"name":"batch-urgent"},"value":100000,"description":"imports that must not wait"}""");
        scene.Platform.Create(Kinds.Namespace, null, """{"metadata":{"name":"imports"}}""");
        scene.Platform.Create(Kinds.Deployment, Namespace, """
            {"metadata":{"name":"import"},"spec":{"replicas":96,"selector":{"matchLabels":{"app":"import"}},
             "template":{"metadata":{"labels":{"app":"import"}},"spec":{"priorityClassName":"batch-urgent",
             "containers":[{"name":"import","image":"registry.example/imports/import:3.0.0","resources":{"requests":{"cpu":"250m"}}}]}}}}
            """);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        new FaultScene(world, Target).Platform.Scale(Namespace, "import", 0);
        return true;
    }
}
