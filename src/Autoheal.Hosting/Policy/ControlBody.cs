using System.Text.Json.Serialization;

namespace Autoheal.Hosting.Policy;

/// <summary>A turn of the kill switch as it arrives. Unknown members are refused; known ones are optional here so that a missing one can be named.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ControlBody
{
    /// <summary>Gets <c>stop</c> (no new action; compensations run), <c>halt</c> (nothing writes) or <c>resume</c>; required.</summary>
    public string? Mode { get; init; }

    /// <summary>Gets the name of the cluster that it is about, on a host with several; null means all.</summary>
    public string? Cluster { get; init; }

    /// <summary>Gets why, at most 500 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>What is wrong with it and what would be right; null when nothing is.</summary>
    internal string? Check() => this switch
    {
        { Mode: null } => "'mode' is missing; it must be stop, halt or resume",
        { Mode: { } mode } when ControlVerbs.Parse(mode) is null => "'mode' must be stop, halt or resume",
        { Cluster.Length: 0 or > 63 } => "'cluster' must be the name of a cluster",
        { Reason.Length: > 500 } => "'reason' may have 500 characters",
        _ => null,
    };
}
