using Autoheal.Approvals;
using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Reasoning;

namespace Autoheal.Core.Tests.Approvals.Fuzz;

/// <summary>Plans that are not the one that was approved.</summary>
internal static class PlanForgery
{
    /// <summary>Changes one thing of the plan.</summary>
    public static RemediationPlan Alter(RemediationPlan plan, Random random)
    {
        var step = plan.Steps[0];
        var text = $"x{random.Next()}";
        return random.Next(19) switch
        {
            0 => plan with { Nonce = text },
            1 => plan with { IncidentId = text },
            2 => plan with { ClusterId = text },
            3 => plan with { Proposer = text },
            4 => plan with { Cause = new CauseCode("test." + text) },
            5 => plan with { CauseObject = plan.CauseObject with { Name = text } },
            6 => plan with { Steps = [step, step] },
            7 => With(plan, step with { Action = text }),
            8 => With(plan, step with { Version = step.Version + 1 + random.Next(9) }),
            9 => With(plan, step with { Parameters = new Dictionary<string, string> { ["value"] = text } }),
            10 => With(plan, step with { Changes = [step.Changes[0] with { After = text }] }),
            11 => With(plan, step with { Compensation = step.Compensation with { Description = text } }),
            12 => With(plan, step with { BlastRadius = step.BlastRadius with { Pods = 2 + random.Next(99) } }),
            13 => With(plan, step with { Effect = [] }),
            14 => With(plan, step with { Harm = [step.Harm[0] with { SustainSeconds = 1 + random.Next(99) }] }),
            15 => With(plan, step with { Obligations = [new Obligation { Kind = text }] }),
            16 => With(plan, step with { Risk = (ActionRisk)random.Next(2) }),
            17 => With(plan, step with { EffectDeadlineSeconds = random.Next(100) }),
            _ => AimElsewhere(plan, random),
        };
    }

    /// <summary>Another target, target fingerprint or cluster.</summary>
    public static RemediationPlan AimElsewhere(RemediationPlan plan, Random random)
    {
        var step = plan.Steps[0];
        var text = $"x{random.Next()}";
        return random.Next(6) switch
        {
            0 => With(plan, step with { TargetFingerprint = text }),
            1 => With(plan, step with { ResultFingerprint = text }),
            2 => With(plan, step with { Target = step.Target with { Uid = text } }),
            3 => With(plan, step with { Target = step.Target with { Name = text } }),
            4 => With(plan, step with { Target = step.Target with { ClusterId = text } }),
            _ => With(plan with { ClusterId = text }, step with { Target = step.Target with { ClusterId = text } }),
        };
    }

    /// <summary>As somebody would forge it who can write whatever is stored: hash, request and approvals fit the plan.</summary>
    public static ApprovedAction Consistent(ApprovedAction approved, RemediationPlan plan)
    {
        var hash = PlanHash.Compute(plan);
        return new ApprovedAction(
            plan,
            0,
            hash,
            approved.Decision,
            approved.Request! with { PlanHash = hash, Proposer = plan.Proposer, Steps = RequestedStep.Of(plan) },
            approved.Approvals.Select(approval => new ApprovalDecision(approval.RequestId, hash, approval.PersonId, approval.At, approval.Grant)));
    }

    public static ApprovedAction With(ApprovedAction approved, ApprovalRequest? request = null, IEnumerable<ApprovalDecision>? approvals = null) =>
        new(approved.Plan, 0, approved.PlanHash, approved.Decision, request ?? approved.Request, approvals ?? approved.Approvals);

    private static RemediationPlan With(RemediationPlan plan, PlannedAction step) => plan with { Steps = [step] };
}
