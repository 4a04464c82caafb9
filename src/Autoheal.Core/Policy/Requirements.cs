namespace Autoheal.Policy;

/// <summary>Requirements for approval that hold at once.</summary>
internal static class Requirements
{
    /// <summary>Whether people who were asked for one were asked for everything that the other demands.</summary>
    public static bool Cover(ApprovalRequirement? asked, ApprovalRequirement? demanded) => demanded is null
        || (asked is not null && asked.Quorum >= demanded.Quorum && asked.Roles.All(role => demanded.Roles.Contains(role, StringComparer.Ordinal)));

    /// <summary>The larger quorum, the roles that satisfy both, the shorter time.</summary>
    public static ApprovalRequirement? Both(ApprovalRequirement? one, ApprovalRequirement? other)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }

        return new ApprovalRequirement
        {
            Quorum = Math.Max(one.Quorum, other.Quorum),
            Roles = [.. one.Roles.Intersect(other.Roles, StringComparer.Ordinal)],
            ExpiresAfterSeconds = Math.Min(one.ExpiresAfterSeconds, other.ExpiresAfterSeconds),
        };
    }
}
