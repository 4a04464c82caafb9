using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Access;

/// <summary>By group, resource, name and verb, so that the same permissions are always written the same way.</summary>
internal sealed class PermissionOrder : IComparer<ActionPermission>
{
    public static PermissionOrder Instance { get; } = new();

    public int Compare(ActionPermission? x, ActionPermission? y)
    {
        var order = string.CompareOrdinal(x?.Group, y?.Group);
        order = order != 0 ? order : string.CompareOrdinal(x?.Resource, y?.Resource);
        order = order != 0 ? order : string.CompareOrdinal(x?.ResourceName, y?.ResourceName);
        return order != 0 ? order : string.CompareOrdinal(x?.Verb, y?.Verb);
    }
}
