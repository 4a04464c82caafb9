using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Approvals;

/// <summary>A stored question to people, bound to one plan by its hash. Single-use.</summary>
public sealed record ApprovalRequest
{
    /// <summary>Gets the id; what buttons and endpoints carry.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the incident's id.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Gets the hash of the plan, obligations included.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Gets the random value that an answer must repeat.</summary>
    public required string Nonce { get; init; }

    /// <summary>Gets who proposed the plan and so cannot approve it.</summary>
    public required string Proposer { get; init; }

    /// <summary>Gets who must approve.</summary>
    public required ApprovalRequirement Requirement { get; init; }

    /// <summary>Gets when it was asked, in UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Gets when it expires, in UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Gets the workload's name that an approver must type; null unless the plan is destructive.</summary>
    public string? MustType { get; init; }

    /// <summary>Gets what will change, step by step.</summary>
    public IReadOnlyList<RequestedStep> Steps { get; init => field = Frozen.Copy(value); } = [];
}
