using Autoheal.Approvals;
using Autoheal.Execution;
using Autoheal.Planning;

namespace Autoheal.Core.Tests.Approvals.Fuzz;

/// <summary>Attacks on a plan that Amira approved in advance by GRT-1, at the moment before it runs. Each is true when the plan ran in spite of it.</summary>
internal static class GrantAttacks
{
    public static IReadOnlyList<(string Name, Func<FuzzedIncident, Random, ValueTask<bool>> Try)> All { get; } =
    [
        ("grant that does not exist", (incident, random) => incident.RunsAsync(Resting(incident, $"GRT-{2 + random.Next(1000)}"))),
        ("grant of somebody else", (incident, _) => incident.RunsAsync(Resting(incident, "GRT-1", person: "ben"))),
        ("grant after a role was lost", RoleLost),
        ("grant for another plan", (incident, random) => incident.RunsAsync(PlanForgery.Consistent(
            incident.Approved, PlanForgery.AimElsewhere(incident.Approved.Plan, random)))),
        ("grant for more than it says", (incident, random) => incident.RunsAsync(Consistent(incident, Widen(incident.Approved.Plan, random)))),
    ];

    private static async ValueTask<bool> RoleLost(FuzzedIncident incident, Random random)
    {
        try
        {
            incident.Host.People.Give("amira", $"role{random.Next()}");
            return await incident.RunsAsync(incident.Approved);
        }
        finally
        {
            incident.Host.People.Give("amira", "oncall");
        }
    }

    private static ApprovedAction Resting(FuzzedIncident incident, string grant, string person = "amira") => PlanForgery.With(
        incident.Approved,
        approvals: incident.Approved.Approvals.Select(approval => new ApprovalDecision(approval.RequestId, approval.PlanHash, person, approval.At, grant)));

    private static ApprovedAction Consistent(FuzzedIncident incident, RemediationPlan plan) => PlanForgery.Consistent(incident.Approved, plan);

    /// <summary>What no grant covers, however it is stored: another object, a higher risk, no way back.</summary>
    private static RemediationPlan Widen(RemediationPlan plan, Random random)
    {
        var step = plan.Steps[0];
        return plan with
        {
            Steps =
            [
                random.Next(4) switch
                {
                    0 => step with { Risk = (Catalogue.ActionRisk)random.Next(2) },
                    1 => step with { Reversibility = Catalogue.Reversibility.Irreversible },
                    2 => step with { Target = step.Target with { Name = $"x{random.Next()}" } },
                    _ => step with { Target = step.Target with { Kind = $"X{random.Next()}" } },
                },
            ],
        };
    }
}
