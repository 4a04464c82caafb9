using Autoheal.Catalogue;
using Autoheal.Diagnostics;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Asks the server whether the acting identity may do what an action needs, before anybody is asked to approve it: nobody is woken for
/// a repair that the cluster would refuse.
/// </summary>
internal sealed class PermissionPreflight(IAccessReviewer reviewer)
{
    /// <summary>One clear sentence about the first permission that is missing; null when none is.</summary>
    public async ValueTask<RefusedAction?> FindRefusalAsync(
        ActionDescriptor descriptor, ResourceRef target, CancellationToken cancellationToken)
    {
        foreach (var permission in NeededFor(descriptor, target))
        {
            try
            {
                if (!await reviewer.IsAllowedAsync(permission, target.Namespace, cancellationToken))
                {
                    return Refusals.Because("forbidden", $"The acting identity may not {permission.Verb} {Show(permission)}{Where(target)}.");
                }
            }
            catch (AutohealException e)
            {
                return Refusals.Because("not-observed", $"Whether the acting identity may {permission.Verb} {Show(permission)} could not be asked: {e.Message}");
            }
        }

        return null;
    }

    /// <summary>The permissions about the target's own resource: an action for several kinds needs those of the others for other targets.</summary>
    private static IEnumerable<ActionPermission> NeededFor(ActionDescriptor descriptor, ResourceRef target)
    {
        var resource = KubernetesResources.For(target);
        return descriptor.WritePermissions.Where(permission =>
            permission.Group == resource?.Group && permission.Resource.Split('/')[0] == resource.Plural);
    }

    private static string Show(ActionPermission permission) =>
        permission.Group.Length == 0 ? permission.Resource : $"{permission.Resource}.{permission.Group}";

    private static string Where(ResourceRef target) => target.Namespace.Length == 0 ? "" : $" in namespace {target.Namespace}";
}
