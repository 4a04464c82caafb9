using Autoheal.Catalogue;

namespace Autoheal.Approvals;

/// <summary>How people are asked. Validated when the host starts.</summary>
public sealed class ApprovalOptions
{
    /// <summary>Gets or sets the share of a request's life after which those who were asked are reminded; more than 0, a third by default.</summary>
    public double RemindAfter { get; set; } = 1.0 / 3;

    /// <summary>
    /// Gets or sets the share of a request's life after which others are told, too; more than <see cref="RemindAfter"/> and at most 1, two thirds
    /// by default.
    /// </summary>
    public double EscalateAfter { get; set; } = 2.0 / 3;

    /// <summary>Gets the roles that are told then, besides those who were asked; none by default. It never widens who may approve.</summary>
    public IList<string> EscalationRoles { get; } = [];

    /// <summary>Gets or sets the longest time for which a person may approve in advance; 1 minute to 30 days, 24 hours by default.</summary>
    public TimeSpan MaxGrantDuration { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Gets who must approve an action of a risk, over and above what every other policy demands; none by default. An action whose risk is named
    /// here never runs without people.
    /// </summary>
    public IDictionary<ActionRisk, RiskApproval> ByRisk { get; } = new Dictionary<ActionRisk, RiskApproval>();
}
