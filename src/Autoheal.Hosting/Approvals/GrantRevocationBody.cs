using System.Text.Json.Serialization;

namespace Autoheal.Hosting.Approvals;

/// <summary>An approval in advance is taken back.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record GrantRevocationBody
{
    /// <summary>Gets the grant's id, or <c>*</c> for all; required.</summary>
    public string? Id { get; init; }

    /// <summary>Gets why, at most 500 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>What is wrong with it and what would be right; null when nothing is.</summary>
    internal string? Check() => this switch
    {
        { Id: null or { Length: 0 or > 20 } } => "'id' must be the id of a grant, or *",
        { Reason.Length: > 500 } => "'reason' may have 500 characters",
        _ => null,
    };
}
