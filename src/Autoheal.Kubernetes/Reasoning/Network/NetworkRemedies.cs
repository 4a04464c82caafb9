using Autoheal.Incidents;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>Suggests the actions that mend Services and what calls them.</summary>
internal static class NetworkRemedies
{
    public static ActionProposal RestoreSelector(ResourceRef service, Deployment deployment) => new()
    {
        Action = ActionNames.RestoreServiceSelector,
        Target = service,
        Parameters = new Dictionary<string, string> { [ActionNames.Deployment] = deployment.Name },
    };

    public static ActionProposal RestorePorts(ResourceRef service) => new() { Action = ActionNames.RestoreServicePorts, Target = service };

    public static ActionProposal Restart(ResourceRef workload) => new() { Action = ActionNames.RolloutRestart, Target = workload };

    /// <summary>Going back to the last revision that worked; nothing when the caller has none.</summary>
    public static IReadOnlyList<ActionProposal> Undo(ClusterModel model, ClusterObject caller) =>
        caller is Deployment deployment && new RevisionHistory(model, deployment).LastGood is { } good
            ? [Remedies.Undo(model.Reference(deployment), good)]
            : [];
}
