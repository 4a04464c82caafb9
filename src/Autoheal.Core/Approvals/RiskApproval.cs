namespace Autoheal.Approvals;

/// <summary>Who must approve an action of a risk.</summary>
public sealed class RiskApproval
{
    /// <summary>Gets or sets the number of distinct people; 1 to 10, 1 by default.</summary>
    public int Quorum { get; set; } = 1;

    /// <summary>Gets the roles of which each must hold one; one role or more. Only roles that every other demand names as well can approve.</summary>
    public IList<string> Roles { get; } = [];
}
