using Autoheal.Kubernetes.Model;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Finds out whether something else keeps an object as it is: then the repair belongs there.</summary>
internal static class Ownership
{
    /// <summary>The proposal to make at the owner; null when the object is nobody's.</summary>
    /// <param name="metadata">The object's metadata.</param>
    /// <param name="controllerMayOwn">Whether a controlling owner is no hindrance, as for pods, which always have one.</param>
    public static OwnerProposal? Find(ObjectMetadata metadata, bool controllerMayOwn = false)
    {
        if (metadata.GitOps is { } marker)
        {
            return new OwnerProposal
            {
                Owner = marker.ToString(),
                Proposal = marker.Tool == "Helm"
                    ? "roll the release back to its last good revision"
                    : "revert the last change in Git, in the repository that it follows",
            };
        }

        // The claim may be forged, but a wrong owner only costs an action, never makes one.
        return !controllerMayOwn && metadata.Controller is { } controller
            ? new OwnerProposal
            {
                Owner = $"{controller.Kind} {controller.Name}",
                Proposal = $"revert the last change of that {controller.Kind}",
            }
            : null;
    }
}
