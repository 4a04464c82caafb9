using Autoheal.Approvals.Grants;

namespace Autoheal.Hosting.Approvals;

/// <summary>All approvals that people gave in advance.</summary>
public sealed record GrantList
{
    /// <summary>Gets the name and version of this form.</summary>
    public string Schema { get; init; } = "autoheal/grants/v1";

    /// <summary>Gets the grants, in the order in which they were given.</summary>
    public required IReadOnlyList<ListedGrant> Grants { get; init; }
}
