using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Access;

namespace Autoheal.Cli.Reports;

/// <summary>What a cluster has to grant, for programs.</summary>
internal sealed record RbacReport
{
    public string Schema { get; init; } = "autoheal/rbac/v1";

    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>The only namespace; null means all.</summary>
    public required string? Namespace { get; init; }

    public required IReadOnlyList<PermissionReport> Reader { get; init; }

    public required IReadOnlyList<PermissionReport> Actor { get; init; }

    public required IReadOnlyList<JsonObject> Manifests { get; init; }

    public static RbacReport Of(KubernetesAccess access) => new()
    {
        Actions = [.. access.Actions.Select(action => action.Name)],
        Namespace = access.Namespace.Length == 0 ? null : access.Namespace,
        Reader = [.. access.Reading.Select(PermissionReport.Of)],
        Actor = [.. access.Acting.Select(PermissionReport.Of)],
        Manifests = access.Manifests(),
    };
}
