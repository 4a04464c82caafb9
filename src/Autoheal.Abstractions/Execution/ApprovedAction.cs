using Autoheal.Approvals;
using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Execution;

/// <summary>
/// A planned step together with the decision and the approvals that let it pass. Made by the gate's side of the pipeline alone; still
/// not a licence to write: the runner checks everything again before it makes a permit.
/// </summary>
public sealed class ApprovedAction
{
    internal ApprovedAction(
        RemediationPlan plan, int step, string planHash, PolicyDecision decision, ApprovalRequest? request, IEnumerable<ApprovalDecision> approvals)
    {
        Plan = plan;
        Step = step;
        PlanHash = planHash;
        Decision = decision;
        Request = request;
        Approvals = [.. approvals];
    }

    /// <summary>Gets the plan.</summary>
    public RemediationPlan Plan { get; }

    /// <summary>Gets the index of the step in the plan, from 0.</summary>
    public int Step { get; }

    /// <summary>Gets the hash that was judged and approved.</summary>
    public string PlanHash { get; }

    /// <summary>Gets the decision made on the plan.</summary>
    public PolicyDecision Decision { get; }

    /// <summary>Gets the request that people answered; null when the decision was Allow.</summary>
    public ApprovalRequest? Request { get; }

    /// <summary>Gets the approvals; empty when the decision was Allow.</summary>
    public IReadOnlyList<ApprovalDecision> Approvals { get; }

    /// <summary>Gets the step.</summary>
    public PlannedAction Action => Plan.Steps[Step];
}
