using Autoheal.Catalogue;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Access;

/// <summary>Tells where the objects of a permission live.</summary>
internal static class ScopeOf
{
    public static bool IsNamespaced(ActionPermission permission) =>
        KubernetesResources.Find(permission.Group, permission.Resource.Split('/')[0]) is not { Namespaced: false };
}
