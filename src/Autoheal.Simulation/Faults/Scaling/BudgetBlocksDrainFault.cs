using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Scaling;

/// <summary>A node cannot be drained, because a disruption budget allows no pod to go.</summary>
internal sealed class BudgetBlocksDrainFault(string target) : Fault("budget-blocks-drain", target)
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(30);

    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Of("a disruption budget allows no disruption", (world, target) => world.Store.List(Kinds.PodDisruptionBudget, target.Namespace).Any(budget => budget.Status.Number("expectedPods") > 0 && budget.Status.Number("disruptionsAllowed") == 0)),
        Sign.Of("an eviction was refused with 429", (world, _) => world.Audit.Any(entry => entry.Subresource == "eviction" && entry.Status == 429), lasts: false),
    ];

    internal override IReadOnlyList<string> Alerts => ["PodDisruptionBudgetAtLimit"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Create(Kinds.PodDisruptionBudget, """{"metadata":{"name":"$app"},"spec":{"minAvailable":"100%","selector":{"matchLabels":{"app":"$app"}}}}""");
        scene.Later(s_quiet, () => Drain(scene));
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Patch(Kinds.PodDisruptionBudget, "$app", """{"spec":{"minAvailable":"50%"}}""");
        foreach (var node in scene.Nodes.ToArray())
            scene.Platform.Patch(Kinds.Node, null, node.Name, """{"spec":{"unschedulable":null}}""");
        return true;
    }

    private static void Drain(FaultScene scene)
    {
        var pod = scene.Pods.First();
        scene.Platform.Patch(Kinds.Node, null, pod.Spec.Text("nodeName")!, """{"spec":{"unschedulable":true}}""");
        scene.Platform.TryEvict(scene.Namespace, pod.Name);
    }
}
