using Autoheal.Catalogue;

namespace Autoheal.Cli.Reports;

/// <summary>One verb on one resource.</summary>
internal sealed record PermissionReport
{
    public required string Group { get; init; }

    public required string Resource { get; init; }

    public required string Verb { get; init; }

    /// <summary>The only object's name; null means every name.</summary>
    public required string? ResourceName { get; init; }

    public static PermissionReport Of(ActionPermission permission) => new()
    {
        Group = permission.Group,
        Resource = permission.Resource,
        Verb = permission.Verb,
        ResourceName = permission.ResourceName.Length == 0 ? null : permission.ResourceName,
    };
}
