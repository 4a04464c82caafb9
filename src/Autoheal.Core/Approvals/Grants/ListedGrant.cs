namespace Autoheal.Approvals.Grants;

/// <summary>A grant and what became of it.</summary>
public sealed record ListedGrant
{
    /// <summary>Gets the grant.</summary>
    public required ApprovalGrant Grant { get; init; }

    /// <summary>Gets whether it still approves.</summary>
    public required GrantState State { get; init; }

    /// <summary>Gets who took it back; null when nobody did.</summary>
    public string? RevokedBy { get; init; }
}
