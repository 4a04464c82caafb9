using System.Text.Json.Serialization;

namespace Autoheal.Hosting.Approvals;

/// <summary>A person's answer as it arrives. Unknown members are refused; known ones are optional here so that a missing one can be named.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApprovalBody
{
    /// <summary>Gets whether the person takes back the approval that they gave before; then <see cref="Approve"/> is left out.</summary>
    public bool? Revoke { get; init; }

    /// <summary>Gets whether the person approves; required.</summary>
    public bool? Approve { get; init; }

    /// <summary>Gets the hash of the plan that the person was shown; required, except to take an approval back.</summary>
    public string? PlanHash { get; init; }

    /// <summary>Gets the person's words, at most 500 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the workload's name as the person typed it; required for destructive plans.</summary>
    public string? TypedName { get; init; }

    /// <summary>What is wrong with it and what would be right; null when nothing is.</summary>
    internal string? Check() => this switch
    {
        { Revoke: true, Approve: not null } => "'approve' and 'revoke' exclude each other",
        { Approve: null, Revoke: not true } => "'approve' is missing; it must be true or false",
        { PlanHash: null, Revoke: not true } => "'planHash' is missing; repeat the hash of the plan that you were shown",
        { PlanHash: { } hash } when hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower) => "'planHash' must be 64 lower-case hex digits, as shown with the plan",
        { Reason.Length: > 500 } => "'reason' may have 500 characters",
        { TypedName.Length: > 253 } => "'typedName' may have 253 characters",
        _ => null,
    };
}
