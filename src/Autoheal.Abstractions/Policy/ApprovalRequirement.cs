using Autoheal.Planning;

namespace Autoheal.Policy;

/// <summary>Who must approve.</summary>
public sealed record ApprovalRequirement
{
    /// <summary>Gets the number of distinct people; at least 1.</summary>
    public int Quorum { get; init; } = 1;

    /// <summary>Gets the roles of which each approver must hold at least one; empty means that nobody qualifies.</summary>
    public IReadOnlyList<string> Roles { get; init => field = Frozen.Copy(value); } = [];

    /// <summary>Gets how long the request stands, in seconds; 15 minutes by default.</summary>
    public int ExpiresAfterSeconds { get; init; } = 900;
}
