using System.Text.Json.Serialization;

namespace Autoheal.Hosting.Approvals;

/// <summary>An approval in advance as it arrives. Unknown members are refused; known ones are optional here so that a missing one can be named.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record GrantBody
{
    /// <summary>Gets the action's name; required.</summary>
    public string? Action { get; init; }

    /// <summary>Gets the name of the object's cluster, on a host with several.</summary>
    public string? Cluster { get; init; }

    /// <summary>Gets the object's kind; required.</summary>
    public string? Kind { get; init; }

    /// <summary>Gets the object's namespace; required.</summary>
    public string? Namespace { get; init; }

    /// <summary>Gets the object's name; required.</summary>
    public string? Name { get; init; }

    /// <summary>Gets for how long, in seconds; required, at least 60.</summary>
    public int? Seconds { get; init; }

    /// <summary>Gets why, at most 500 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>What is wrong with it and what would be right; null when nothing is.</summary>
    internal string? Check() => this switch
    {
        { Action: null or { Length: 0 or > 100 } } => "'action' must be the name of an action",
        { Kind: null or { Length: 0 or > 63 } } => "'kind' must be the kind of an object",
        { Namespace: null or { Length: > 63 } } => "'namespace' must be the namespace of an object",
        { Name: null or { Length: 0 or > 253 } } => "'name' must be the name of an object",
        { Seconds: null or < 60 } => "'seconds' must be 60 or more",
        { Cluster.Length: 0 or > 63 } => "'cluster' must be the name of a cluster",
        { Reason.Length: > 500 } => "'reason' may have 500 characters",
        _ => null,
    };
}
