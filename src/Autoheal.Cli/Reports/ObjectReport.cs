using Autoheal.Incidents;

namespace Autoheal.Cli.Reports;

/// <summary>An object of a cluster.</summary>
internal sealed record ObjectReport
{
    public required string ApiVersion { get; init; }

    public required string Kind { get; init; }

    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public static ObjectReport Of(ResourceRef resource) => new()
    {
        ApiVersion = ApiVersionOf(resource.Group),
        Kind = resource.Kind,
        Namespace = resource.Namespace,
        Name = resource.Name,
    };

    /// <summary>References name the group; of every group that Autoheal knows, one version is current.</summary>
    private static string ApiVersionOf(string group) => group switch
    {
        "" => "v1",
        "autoscaling" => "autoscaling/v2",
        _ => $"{group}/v1",
    };
}
