using Autoheal.Catalogue;
using Autoheal.Planning;

namespace Autoheal.Approvals.Grants;

/// <summary>What a grant approves: the whole plan, or nothing of it.</summary>
internal static class GrantCover
{
    /// <summary>Whether a grant approves a plan. Who approved an action in advance did not approve undoing it.</summary>
    public static bool Covers(ApprovalGrant grant, RemediationPlan plan) => plan.UndoOf is null && plan.Steps.Count > 0 && plan.Steps.All(step =>
        step.Action == grant.Action && IsModest(step.Risk) && step.Reversibility != Reversibility.Irreversible && plan.ClusterId == grant.ClusterId
        && step.Target.ClusterId == grant.ClusterId && step.Target.Kind == grant.Kind && step.Target.Namespace == grant.Namespace
        && step.Target.Name == grant.Name);

    /// <summary>For more, people look at the plan itself.</summary>
    public static bool IsModest(ActionRisk risk) => risk is ActionRisk.Low or ActionRisk.Medium;
}
