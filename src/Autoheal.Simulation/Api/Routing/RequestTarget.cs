namespace Autoheal.Simulation.Api.Routing;

/// <summary>What a request is about: its verb and the resource or plain path it names, as authorisation and audit see it.</summary>
internal readonly record struct RequestTarget
{
    public required string Path { get; init; }

    /// <summary>get, list, watch, create, update, patch, delete, deletecollection; the lower-case method for plain paths.</summary>
    public required string Verb { get; init; }

    /// <summary>Whether the path names a resource; otherwise only <see cref="Path"/> and <see cref="Verb"/> mean anything.</summary>
    public bool IsResource { get; init; }

    public string Group { get; init; }

    public string Version { get; init; }

    public string Resource { get; init; }

    public string? Namespace { get; init; }

    public string? Name { get; init; }

    public string? Subresource { get; init; }

    /// <summary>The resource as authorisation names it: <c>pods</c> or <c>pods/log</c>.</summary>
    public string QualifiedName => Subresource is null ? Resource : $"{Resource}/{Subresource}";

    public static RequestTarget Parse(ApiRequest request)
    {
        var parts = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["api", var version, _, ..] => ParseResource(request, "", version, parts.AsSpan(2)),
            ["apis", var group, var version, _, ..] => ParseResource(request, group, version, parts.AsSpan(3)),
            _ => new() { Path = request.Path, Verb = request.Method.ToLowerInvariant() },
        };
    }

    private static RequestTarget ParseResource(ApiRequest request, string group, string version, ReadOnlySpan<string> rest)
    {
        string? ns = null;
        if (rest is ["namespaces", var named, ..])
        {
            // A namespace's own subresources look like resources inside it.
            if (rest.Length > 2 && rest[2] is not ("status" or "finalize"))
                rest = rest[2..];
            ns = named;
        }

        var name = rest.Length > 1 ? rest[1] : null;
        return new()
        {
            Path = request.Path,
            IsResource = rest.Length <= 3,
            Verb = VerbOf(request, name),
            Group = group,
            Version = version,
            Resource = rest[0],
            Namespace = ns,
            Name = name,
            Subresource = rest.Length > 2 ? rest[2] : null,
        };
    }

    private static string VerbOf(ApiRequest request, string? name) => request.Method switch
    {
        "GET" or "HEAD" when request.Query.Flag("watch") => "watch",
        "GET" or "HEAD" => name is null ? "list" : "get",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => name is null ? "deletecollection" : "delete",
        var other => other.ToLowerInvariant(),
    };
}
