using System.Globalization;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>Suggests actions. Parameters are numbers that controllers wrote, never text.</summary>
internal static class Remedies
{
    public static ActionProposal Undo(ResourceRef deployment, Revision revision) => new()
    {
        Action = ActionNames.RolloutUndo,
        Target = deployment,
        Parameters = Number(ActionNames.Revision, revision.Number),
    };

    public static ActionProposal RestoreReference(ResourceRef deployment, Revision revision) => new()
    {
        Action = ActionNames.RestoreConfigReference,
        Target = deployment,
        Parameters = Number(ActionNames.Revision, revision.Number),
    };

    public static ActionProposal Scale(ResourceRef deployment, int replicas) => new()
    {
        Action = ActionNames.Scale,
        Target = deployment,
        Parameters = Number(ActionNames.Replicas, replicas),
    };

    public static ActionProposal Evict(ResourceRef pod) => new() { Action = ActionNames.EvictPod, Target = pod };

    private static Dictionary<string, string> Number(string name, long value) =>
        new() { [name] = value.ToString(CultureInfo.InvariantCulture) };
}
