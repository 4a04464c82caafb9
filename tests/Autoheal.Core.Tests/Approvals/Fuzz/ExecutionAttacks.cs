using Autoheal.Approvals;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Execution;
using Autoheal.Journal.Events;

namespace Autoheal.Core.Tests.Approvals.Fuzz;

/// <summary>Attacks on a plan that people have approved, at the moment before it runs. Each is true when the plan ran in spite of it.</summary>
internal static class ExecutionAttacks
{
    public static IReadOnlyList<(string Name, Func<FuzzedIncident, Random, ValueTask<bool>> Try)> All { get; } =
    [
        ("altered plan", AlteredPlan),
        ("altered plan, hashed anew", AlteredPlanHashedAnew),
        ("altered plan, asked anew", AlteredPlanAskedAnew),
        ("other fingerprint or cluster", OtherTarget),
        ("the world moved", WorldMoved),
        ("expired", Expired),
        ("replayed", Replayed),
        ("self", Self),
        ("revoked", Revoked),
        ("role lost", RoleLost),
        ("one short", OneShort),
        ("reordered", Reordered),
    ];

    private static ValueTask<bool> AlteredPlan(FuzzedIncident incident, Random random)
    {
        var approved = incident.Approved;
        return incident.RunsAsync(new ApprovedAction(
            Pick(incident.Altered, random).Plan, 0, approved.PlanHash, approved.Decision, approved.Request, approved.Approvals));
    }

    private static ValueTask<bool> AlteredPlanHashedAnew(FuzzedIncident incident, Random random)
    {
        var forged = Pick(incident.Altered, random);
        var approvals = random.Next(2) == 0 ? incident.Approved.Approvals : forged.Approvals;
        return incident.RunsAsync(PlanForgery.With(forged, request: incident.Request, approvals: approvals));
    }

    private static ValueTask<bool> AlteredPlanAskedAnew(FuzzedIncident incident, Random random) =>
        incident.RunsAsync(PlanForgery.With(Pick(incident.Altered, random), approvals: incident.Approved.Approvals));

    private static ValueTask<bool> OtherTarget(FuzzedIncident incident, Random random) => incident.RunsAsync(Pick(incident.AimedElsewhere, random));

    private static async ValueTask<bool> WorldMoved(FuzzedIncident incident, Random random)
    {
        var world = incident.Host.World;
        var thing = world.Things["checkout/api"];
        try
        {
            (world.ClusterId, thing.Value) = random.Next(2) == 0 ? ($"c{random.Next()}", thing.Value) : (world.ClusterId, $"v{random.Next()}");
            return await incident.RunsAsync(incident.Approved);
        }
        finally
        {
            (world.ClusterId, thing.Value) = (SmallWorld.Cluster, "bad");
        }
    }

    private static ValueTask<bool> Expired(FuzzedIncident incident, Random random)
    {
        var approved = incident.Approved;
        var late = TimeSpan.FromSeconds(random.Next(100_000));
        return incident.RunsAsync(random.Next(2) == 0
            ? PlanForgery.With(approved, request: approved.Request! with { ExpiresAt = incident.Host.Clock.GetUtcNow() - late })
            : PlanForgery.With(approved, approvals: approved.Approvals.Select(approval =>
                Copy(approval, at: approved.Request!.ExpiresAt + late))));
    }

    private static ValueTask<bool> Replayed(FuzzedIncident incident, Random random)
    {
        var approved = incident.Approved;
        var again = approved.Approvals[random.Next(approved.Approvals.Count)];
        var old = approved.Approvals.Select(approval => Copy(approval, requestId: $"INC-1.{2 + random.Next(1000)}"));
        return incident.RunsAsync(PlanForgery.With(approved, approvals: approved.Approvals.Count > 1 && random.Next(2) == 0
            ? Enumerable.Repeat(again, 2 + random.Next(5))
            : old));
    }

    private static ValueTask<bool> Self(FuzzedIncident incident, Random random)
    {
        var approved = incident.Approved;
        var person = approved.Approvals[random.Next(approved.Approvals.Count)].PersonId;
        var forged = PlanForgery.Consistent(approved, approved.Plan with { Proposer = $"person:{person}" });
        return incident.RunsAsync(random.Next(2) == 0 ? forged : PlanForgery.With(forged, request: forged.Request! with { Proposer = "autoheal" }));
    }

    private static ValueTask<bool> Revoked(FuzzedIncident incident, Random random)
    {
        var approvals = incident.Approved.Approvals;
        var state = incident.Fold(incident.State, new ApprovalRevoked
        {
            RequestId = incident.Request.Id,
            InboxItem = "item",
            PersonId = approvals[random.Next(approvals.Count)].PersonId,
            Counted = true,
            Note = "",
        });
        return random.Next(2) == 0 ? incident.RunsIfReadyAsync(state) : incident.RunsAsync(ApprovalLedger.Approve(state, 0), state);
    }

    private static async ValueTask<bool> RoleLost(FuzzedIncident incident, Random random)
    {
        var approvals = incident.Approved.Approvals;
        var person = approvals[random.Next(approvals.Count)].PersonId;
        try
        {
            TakeAway(incident.Host.People, person, random);
            return await incident.RunsAsync(incident.Approved);
        }
        finally
        {
            incident.Host.People.Give(person, "oncall");
        }
    }

    private static void TakeAway(Town people, string person, Random random)
    {
        if (random.Next(3) == 0)
        {
            people.Forget(person);
        }
        else
        {
            people.Give(person, random.Next(2) == 0 ? [] : [$"oncall{random.Next()}", "ONCALL", " oncall"]);
        }
    }

    private static ValueTask<bool> OneShort(FuzzedIncident incident, Random random)
    {
        var approved = incident.Approved;
        var missing = random.Next(approved.Approvals.Count);
        return incident.RunsAsync(PlanForgery.With(approved, approvals: approved.Approvals.Where((_, index) => index != missing)));
    }

    private static ValueTask<bool> Reordered(FuzzedIncident incident, Random random) => incident.RunsIfReadyAsync(Pick(incident.Reordered, random));

    private static T Pick<T>(IReadOnlyList<T> of, Random random) => of[random.Next(of.Count)];

    private static ApprovalDecision Copy(ApprovalDecision approval, string? requestId = null, DateTimeOffset? at = null) =>
        new(requestId ?? approval.RequestId, approval.PlanHash, approval.PersonId, at ?? approval.At, approval.Grant);
}
