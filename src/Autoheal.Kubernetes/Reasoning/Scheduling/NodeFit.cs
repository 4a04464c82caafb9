using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>Asks of one node, as the scheduler does, what keeps a pod off it.</summary>
internal static class NodeFit
{
    private static readonly Taint s_cordon = new() { Key = "node.kubernetes.io/unschedulable", Effect = "NoSchedule" };

    /// <summary>What keeps it off before the node's room is looked at.</summary>
    public static (Obstacle Obstacle, Taint? Taint) Early(PodScheduling scheduling, Node node)
    {
        foreach (var taint in node.Taints)
        {
            if (taint.Effect == "PreferNoSchedule" || IsTolerated(scheduling, taint))
            {
                continue;
            }

            if (TaintKinds.ObstacleOf(taint.Key) is not Obstacle.Cordoned and var obstacle)
            {
                return (obstacle, taint);
            }
        }

        return (node.Unschedulable && !IsTolerated(scheduling, s_cordon) ? Obstacle.Cordoned : Obstacle.None, null);
    }

    /// <summary>Of what the node has too little even when it is empty; nothing when it is large enough.</summary>
    public static Obstacle TooSmall(PodTemplate template, Node node) =>
        Exceeds(template.RequestOf("cpu"), node.Allocatable.Cpu) ? Obstacle.Cpu
        : Exceeds(template.RequestOf("memory"), node.Allocatable.Memory) ? Obstacle.Memory
        : Obstacle.None;

    private static bool Exceeds(Quantity? asked, Quantity? has) => asked is { } request && has is { } allocatable && request > allocatable;

    private static bool IsTolerated(PodScheduling scheduling, Taint taint)
    {
        foreach (var toleration in scheduling.Tolerations)
        {
            if (toleration.Tolerates(taint))
            {
                return true;
            }
        }

        return false;
    }
}
