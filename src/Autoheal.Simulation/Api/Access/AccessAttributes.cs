using Autoheal.Simulation.Api.Routing;

namespace Autoheal.Simulation.Api.Access;

/// <summary>What an authoriser decides about.</summary>
internal sealed record AccessAttributes
{
    public required UserIdentity User { get; init; }

    public required string Verb { get; init; }

    public string Group { get; init; } = "";

    /// <summary>Null for a plain path.</summary>
    public string? Resource { get; init; }

    public string? Subresource { get; init; }

    public string? Namespace { get; init; }

    public string? Name { get; init; }

    public string Path { get; init; } = "";

    public string QualifiedResource => string.IsNullOrEmpty(Subresource) ? Resource! : $"{Resource}/{Subresource}";

    public static AccessAttributes Of(UserIdentity user, in RequestTarget target) => new()
    {
        User = user,
        Verb = target.Verb,
        Group = target.Group ?? "",
        Resource = target.IsResource ? target.Resource : null,
        Subresource = target.Subresource,
        Namespace = target.Namespace,
        Name = target.Name,
        Path = target.Path,
    };

    /// <summary>The message of the 403, without the object's part in front.</summary>
    public string Denial()
    {
        if (Resource is null)
            return $"User \"{User.Name}\" cannot {Verb} path \"{Path}\"";
        var scope = string.IsNullOrEmpty(Namespace) ? "at the cluster scope" : $"in the namespace \"{Namespace}\"";
        return $"User \"{User.Name}\" cannot {Verb} resource \"{QualifiedResource}\" in API group \"{Group}\" {scope}";
    }
}
