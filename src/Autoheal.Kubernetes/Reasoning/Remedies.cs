using System.Globalization;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>Suggests actions. Parameters are numbers that controllers wrote, never text.</summary>
internal static class Remedies
{
    public static ActionProposal Undo(ResourceRef deployment, Revision revision) => Undo(deployment, revision.Number);

    public static ActionProposal Undo(ResourceRef workload, long revision) => new()
    {
        Action = ActionNames.RolloutUndo,
        Target = workload,
        Parameters = Number(ActionNames.Revision, revision),
    };

    public static ActionProposal RestoreReference(ResourceRef workload, long revision) => new()
    {
        Action = ActionNames.RestoreConfigReference,
        Target = workload,
        Parameters = Number(ActionNames.Revision, revision),
    };

    public static ActionProposal RestoreProbes(ResourceRef workload, long revision) => new()
    {
        Action = ActionNames.RestoreProbes,
        Target = workload,
        Parameters = Number(ActionNames.Revision, revision),
    };

    /// <summary>By as much as the action may at once.</summary>
    public static ActionProposal RaiseMemoryLimit(ResourceRef workload, string container) => new()
    {
        Action = ActionNames.RaiseLimit,
        Target = workload,
        Parameters = new Dictionary<string, string>() { [ActionNames.Container] = container, [ActionNames.Resource] = "memory" },
    };

    public static ActionProposal Scale(ResourceRef deployment, int replicas) => new()
    {
        Action = ActionNames.Scale,
        Target = deployment,
        Parameters = Number(ActionNames.Replicas, replicas),
    };

    public static ActionProposal Evict(ResourceRef pod) => new() { Action = ActionNames.EvictPod, Target = pod };

    public static ActionProposal Cordon(ResourceRef node) => new() { Action = ActionNames.Cordon, Target = node };

    public static ActionProposal Uncordon(ResourceRef node) => new() { Action = ActionNames.Uncordon, Target = node };

    private static Dictionary<string, string> Number(string name, long value) =>
        new() { [name] = value.ToString(CultureInfo.InvariantCulture) };
}
