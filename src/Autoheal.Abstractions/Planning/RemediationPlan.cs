using Autoheal.Incidents;
using Autoheal.Reasoning;

namespace Autoheal.Planning;

/// <summary>
/// A proposed repair. The plan is data that anyone may hold; what it is worth is decided by its hash, which is always computed
/// from its content and never read from it.
/// </summary>
public sealed record RemediationPlan
{
    /// <summary>Gets the incident's id.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Gets the cluster's id.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Gets a random value that makes the hash of this plan unlike that of any other.</summary>
    public required string Nonce { get; init; }

    /// <summary>Gets who proposed it: <c>autoheal</c> or <c>person:&lt;id&gt;</c>. The proposer can never approve it.</summary>
    public required string Proposer { get; init; }

    /// <summary>Gets the cause that the plan is to remove.</summary>
    public required CauseCode Cause { get; init; }

    /// <summary>Gets the object that the cause is blamed on.</summary>
    public required ResourceRef CauseObject { get; init; }

    /// <summary>Gets the rank of the hypothesis in its diagnosis.</summary>
    public required int HypothesisRank { get; init; }

    /// <summary>Gets the intent whose action the plan undoes; null for a plan that repairs. An undo restores exactly what was there before that action.</summary>
    public string? UndoOf { get; init; }

    /// <summary>Gets the steps, in order; at least one.</summary>
    public required IReadOnlyList<PlannedAction> Steps { get; init => field = Frozen.Copy(value); }
}
