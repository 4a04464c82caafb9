namespace Autoheal.Simulation.Faults.Scheduling;

/// <summary>A release has to be spread over racks, and no node says in which one it stands.</summary>
internal sealed class TopologySpreadUnmetFault(string target) : ReleaseFault("topology-spread-unmet", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedScheduling", "topology spread constraints"),
        Sign.Unschedulable("topology spread constraints"),
    ];

    protected override string ChangeOfPod(FaultScene scene) =>
        """
        {"topologySpreadConstraints":[{"maxSkew":1,"topologyKey":"topology.example.com/rack","whenUnsatisfiable":"DoNotSchedule",
          "labelSelector":{"matchLabels":{"app":"$app"}}}]}
        """;
}
