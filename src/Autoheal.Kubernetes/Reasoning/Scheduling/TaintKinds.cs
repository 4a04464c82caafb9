namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>Tells taints that clusters put on nodes themselves from those that people put there.</summary>
internal static class TaintKinds
{
    private const string Unschedulable = "node.kubernetes.io/unschedulable";

    public static Obstacle ObstacleOf(string key) => key switch
    {
        Unschedulable => Obstacle.Cordoned,
        "node-role.kubernetes.io/control-plane" or "node-role.kubernetes.io/master" or "node-role.kubernetes.io/etcd" => Obstacle.ControlPlane,
        _ when key.StartsWith("node.kubernetes.io/", StringComparison.Ordinal) => Obstacle.Unwell,
        _ when key.StartsWith("node.cloudprovider.kubernetes.io/", StringComparison.Ordinal) => Obstacle.Unwell,
        _ => Obstacle.Taint,
    };
}
