using Autoheal.Approvals;
using Autoheal.Planning;

namespace Autoheal.Hosting.Approvals;

/// <summary>
/// An open request as a person who is to decide sees it: rendered from the hashed plan alone, so that what is approved is what was shown.
/// Never holds the request's nonce.
/// </summary>
public sealed record RequestView
{
    /// <summary>Gets the name and version of this form.</summary>
    public string Schema { get; init; } = "autoheal/approval-request/v1";

    /// <summary>Gets the request's id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the incident's id.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Gets the id of the cluster that the plan is for.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Gets the hash of the plan; an answer repeats it.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Gets who proposed the plan and so cannot approve it.</summary>
    public required string Proposer { get; init; }

    /// <summary>Gets the number of distinct people who must approve.</summary>
    public required int Quorum { get; init; }

    /// <summary>Gets the roles of which each must hold one.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Gets when it was asked, in UTC by the incident clock.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Gets when it expires, in UTC by the incident clock.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Gets the workload's name that an approver must type; null unless the plan is destructive.</summary>
    public string? MustType { get; init; }

    /// <summary>Gets the cause that the plan is to remove.</summary>
    public required string Cause { get; init; }

    /// <summary>Gets the steps, in order.</summary>
    public required IReadOnlyList<PlanStepView> Steps { get; init; }

    /// <summary>The view of a request and its plan.</summary>
    public static RequestView Of(ApprovalRequest request, RemediationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(plan);
        return new()
        {
            Id = request.Id,
            IncidentId = request.IncidentId,
            ClusterId = plan.ClusterId,
            PlanHash = request.PlanHash,
            Proposer = request.Proposer,
            Quorum = request.Requirement.Quorum,
            Roles = request.Requirement.Roles,
            RequestedAt = request.RequestedAt,
            ExpiresAt = request.ExpiresAt,
            MustType = request.MustType,
            Cause = plan.Cause.Value,
            Steps = [.. plan.Steps.Select((step, index) => PlanStepView.Of(step) with { Conditions = request.Steps.ElementAtOrDefault(index)?.Conditions ?? [] })],
        };
    }
}
