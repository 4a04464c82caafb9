using System.Diagnostics.CodeAnalysis;
using Autoheal.Incidents;

namespace Autoheal.Kubernetes.Client;

/// <summary>One resource of the Kubernetes API: how a kind is addressed on the wire. Immutable; compared by value.</summary>
public sealed record KubernetesResource
{
    /// <summary>Gets the API group; empty for the core group.</summary>
    public string Group { get; init; } = "";

    /// <summary>Gets the version, for instance <c>v1</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the kind, for instance <c>Deployment</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the name in URLs, for instance <c>deployments</c>.</summary>
    public required string Plural { get; init; }

    /// <summary>Gets a value indicating whether its objects live in namespaces.</summary>
    public bool Namespaced { get; init; } = true;

    /// <summary>Gets the <c>apiVersion</c>, for instance <c>apps/v1</c>.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>A reference to one object of this resource.</summary>
    internal ResourceRef Reference(string clusterId, string @namespace, string name, string uid) => new()
    {
        ClusterId = clusterId,
        Group = Group,
        Kind = Kind,
        Namespace = @namespace,
        Name = name,
        Uid = uid,
    };

    /// <summary>The path of a collection, a namespace's collection or one object, relative to the server's root.</summary>
    /// <exception cref="ArgumentException">A name is no name of an object: it would change the meaning of the path.</exception>
    [SuppressMessage("Naming", "CA1716", Justification = "It is what Kubernetes calls it.")]
    internal string Path(string @namespace, string name = "", string subresource = "")
    {
        var path = (Group.Length == 0 ? "api/" : "apis/") + ApiVersion;
        if (Namespaced && @namespace.Length > 0)
        {
            path = $"{path}/namespaces/{Segment(@namespace)}";
        }

        path = $"{path}/{Plural}";
        if (name.Length > 0)
        {
            path = $"{path}/{Segment(name)}";
        }

        return subresource.Length == 0 ? path : $"{path}/{subresource}";
    }

    // Dots alone would be folded away by URL normalisation and address something else.
    private static string Segment(string name) => name is "." or ".." || name.Length > 253
        ? throw new ArgumentException($"'{name}' is no name of a Kubernetes object.", nameof(name))
        : Uri.EscapeDataString(name);
}
