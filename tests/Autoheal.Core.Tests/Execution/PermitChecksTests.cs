using Autoheal.Approvals;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Core.Tests.Policy.Documents;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Policy.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Autoheal.Core.Tests.Execution;

/// <summary>Each check refuses by itself, with its own code, on an action that everything else lets pass.</summary>
public sealed class PermitChecksTests
{
    [Fact]
    public async Task Check_NothingHasChanged_Passes()
    {
        await using var host = new CoreHost();

        var check = await CheckAsync(host, await ApprovedAsync(host));

        Assert.Null(check.Code);
        Assert.Equal(new StreamId("limits/c1/Deployment/checkout/api"), Assert.Single(check.Basis!.Reservations).Key);
    }

    [Theory]
    [InlineData(ControlMode.Stopped, false, "the kill switch says stopped")]
    [InlineData(ControlMode.Halted, false, "the kill switch says halted")]
    [InlineData(ControlMode.Stopped, true, "the kill switch says stopped")]
    [InlineData(ControlMode.Halted, true, "the kill switch says halted")]
    public async Task Check_KillSwitchTurned_Refuses(ControlMode mode, bool pumped, string reason)
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        await host.TurnAsync(mode);
        if (pumped)
        {
            await host.PumpAsync();
        }

        Assert.Equal((VoidCodes.KillSwitch, reason), await CodeAsync(host, approved));
    }

    [Fact]
    public async Task Check_KillSwitchUnreadable_Refuses()
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        host.Journal.BeforeRead = stream =>
        {
            if (stream == StreamId.Control)
            {
                throw new JournalException("damaged");
            }
        };

        Assert.Equal((VoidCodes.KillSwitch, "the kill switch says halted"), await CodeAsync(host, approved));
    }

    [Fact]
    public async Task Check_PlanIsNotTheOneThatWasJudged_Refuses()
    {
        await using var host = new CoreHost();
        var (state, approved) = await ApprovedAsync(host);
        var forged = new ApprovedAction(
            approved.Plan with { Nonce = "other" }, 0, approved.PlanHash, approved.Decision, approved.Request, approved.Approvals);

        Assert.Equal((VoidCodes.HashMismatch, "the plan is not the one that was judged"), await CodeAsync(host, (state, forged)));
    }

    [Fact]
    public async Task Check_ApprovalExpiredSince_Refuses()
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        host.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal((VoidCodes.Expired, "the approval expired before the action ran"), await CodeAsync(host, approved));
    }

    [Fact]
    public async Task Check_ClockSetBackAfterTheExpiry_Refuses()
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Null((await CheckAsync(host, approved)).Code);
        host.Clock.Correct(-TimeSpan.FromHours(1));
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(VoidCodes.Expired, (await CodeAsync(host, approved)).Code);
    }

    [Theory]
    [InlineData(9, null)]
    [InlineData(11, "policy, asked again, lets approvals expire sooner than this one was used")]
    public async Task Check_PolicyLetsApprovalsExpireSoonerNow_RefusesOlderOnes(int minutes, string? reason)
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        host.Get<PolicyDocuments>().Activate(Trials.Document("apiVersion: autoheal/policy/v1\nname: trial\nsettings: { approvalExpiry: 10m }"));
        host.Clock.Advance(TimeSpan.FromMinutes(minutes));

        var check = await CheckAsync(host, approved);

        Assert.Equal((reason is null ? null : VoidCodes.PolicyStricter, reason), (check.Code, check.Reason));
    }

    [Fact]
    public async Task Check_RoleLostSince_Refuses()
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        host.People.Give("amira");

        Assert.Equal((VoidCodes.QuorumLost, "0 of 1 approvals still count"), await CodeAsync(host, approved));
    }

    [Fact]
    public async Task Check_OneOfTwoApprovals_Refuses()
    {
        await using var host = new CoreHost(services: TwoMustApprove.Add);
        var (state, approved) = await ApprovedAsync(host, "amira", "ben");
        var one = new ApprovedAction(approved.Plan, 0, approved.PlanHash, approved.Decision, approved.Request, approved.Approvals.Take(1));

        Assert.Equal((VoidCodes.QuorumLost, "1 of 2 approvals still count"), await CodeAsync(host, (state, one)));
    }

    [Fact]
    public async Task Check_HostIsConnectedToAnotherCluster_Refuses()
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        host.World.ClusterId = "c2";

        Assert.Equal(
            (VoidCodes.OtherCluster, "the host is connected to another cluster than the plan is for"), await CodeAsync(host, approved));
    }

    [Fact]
    public async Task Check_TargetOfAnotherClusterThanThePlan_Refuses()
    {
        await using var host = new CoreHost();
        var (state, approved) = await ApprovedAsync(host);
        var plan = approved.Plan with { Steps = [approved.Action with { Target = approved.Action.Target with { ClusterId = "c2" } }] };
        var forged = new ApprovedAction(
            plan, 0, PlanHash.Compute(plan), approved.Decision, approved.Request! with { PlanHash = PlanHash.Compute(plan), Steps = RequestedStep.Of(plan) }, Again(approved, plan));

        Assert.Equal(VoidCodes.OtherCluster, (await CodeAsync(host, (state, forged))).Code);
    }

    [Fact]
    public async Task Check_GuardedFieldChanged_Refuses()
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        host.World.Things["checkout/api"].Value = "worse";

        Assert.Equal(
            (VoidCodes.Drifted, "Deployment checkout/api is not what it was when the plan was made"), await CodeAsync(host, approved));
    }

    [Fact]
    public async Task Check_SuccessorOfTheSameName_Refuses()
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        var old = host.World.Things["checkout/api"];
        host.World.Things["checkout/api"] = new Thing { Ref = old.Ref with { Uid = "successor" }, Value = old.Value };

        Assert.Equal(VoidCodes.Drifted, (await CodeAsync(host, approved)).Code);
    }

    [Fact]
    public async Task Check_ActionWouldNowWriteSomethingElse_Refuses()
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        host.Action.OnPrepare = ready => With(ready, after: host.World.Things["checkout/api"].GuardsAt("other"));

        Assert.Equal(VoidCodes.Drifted, (await CodeAsync(host, approved)).Code);
    }

    [Fact]
    public async Task Check_PersonChangedAGuardedField_StandsBack()
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        var thing = host.World.Things["checkout/api"];
        thing.Value = "worse";
        thing.ChangedByPerson = new ObjectChange { Manager = "kubectl\u001b[2J <b>edit", At = host.Clock.GetUtcNow() };

        Assert.Equal(
            (VoidCodes.PersonAtWork, "somebody changed Deployment checkout/api meanwhile (field manager kubectl2Jbedit)"),
            await CodeAsync(host, approved));
    }

    [Fact]
    public async Task Check_HealthReturnedAndLasted_Withdraws()
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        host.World.Things["checkout/api"].Value = "good";

        Assert.Equal(VoidCodes.Drifted, (await CodeAsync(host, approved)).Code);
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((VoidCodes.Recovered, "health returned by itself"), await CodeAsync(host, approved));
    }

    [Fact]
    public async Task Check_HealthComesAndGoes_IsNoRecovery()
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        var thing = host.World.Things["checkout/api"];
        for (var look = 0; look < 6; look++)
        {
            thing.Value = look % 2 == 0 ? "good" : "bad";
            Assert.Equal(look % 2 == 0 ? VoidCodes.Drifted : null, (await CheckAsync(host, approved)).Code);
            host.Clock.Advance(TimeSpan.FromSeconds(10));
        }
    }

    [Fact]
    public async Task Check_PreconditionNoLongerHolds_Refuses()
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        host.Action.OnPrepare = _ => new RefusedAction { Code = "paused", Reason = "the rollout is paused" };
        Assert.Equal((VoidCodes.Precondition, "the rollout is paused"), await CodeAsync(host, approved));

        host.Action.OnPrepare = _ => new OwnerProposal { Owner = "Argo CD", Proposal = "change it there" };
        Assert.Equal((VoidCodes.Precondition, "Argo CD owns the target"), await CodeAsync(host, approved));
    }

    [Fact]
    public async Task Check_AnotherVersionOfTheAction_Refuses()
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        host.Action.Descriptor = host.Action.Descriptor with { Version = 2 };

        Assert.Equal((VoidCodes.Precondition, "version 1 of set-value is not in the catalogue"), await CodeAsync(host, approved));
    }

    [Fact]
    public async Task Check_PolicyDeniesByNow_Refuses()
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        host.Get<IOptions<PolicyOptions>>().Value.AllowedNamespaces.Clear();

        Assert.Equal(
            (VoidCodes.PolicyStricter, "policy, asked again: denied: namespace checkout is not among the allowed ones (allowed-namespaces)"),
            await CodeAsync(host, approved));
    }

    [Fact]
    public async Task Check_WouldTouchMorePodsByNow_IsJudgedByThose()
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        host.Action.Pods = 51;

        Assert.Equal(
            (VoidCodes.PolicyStricter, "policy, asked again: denied: it touches 51 pods, more than 50 (blast-radius)"),
            await CodeAsync(host, approved));
    }

    [Fact]
    public async Task Check_PolicyWantsPeopleByNow_RefusesWhatRanUnattended()
    {
        await using var host = CoreHost.Unattended();
        var approved = await AllowedAsync(host);
        host.Get<IOptions<PolicyOptions>>().Value.UnattendedActionsPerHour = 0;

        Assert.Equal(
            (VoidCodes.PolicyStricter, "policy, asked again: needs approval: nothing runs unattended here (unattended)"),
            await CodeAsync(host, approved));
    }

    [Theory]
    [InlineData(2, "oncall", true)]
    [InlineData(1, "lead", true)]
    [InlineData(1, "oncall lead", false)]
    public async Task Check_PolicyWantsMorePeopleOrOthersByNow_Refuses(int quorum, string roles, bool refused)
    {
        var votes = new ScriptedPolicy { Vote = _ => PolicyVote.Abstain };
        await using var host = new CoreHost(services: services => services.AddSingleton<IPolicy>(votes));
        var approved = await ApprovedAsync(host);
        var limits = host.Get<IOptions<PolicyOptions>>().Value;
        limits.ApproverRoles.Clear();
        foreach (var role in roles.Split(' '))
        {
            limits.ApproverRoles.Add(role);
        }

        votes.Vote = _ => PolicyVote.RequireApproval("more", new ApprovalRequirement { Quorum = quorum, Roles = roles.Split(' ') });

        Assert.Equal(
            refused ? (VoidCodes.PolicyStricter, "policy, asked again, demands more than was approved") : (null, null),
            await CodeAsync(host, approved));
    }

    [Theory]
    [InlineData("notify", "amira", true, null)]
    [InlineData("notify", "ben", true, VoidCodes.PolicyStricter)]
    [InlineData("notify", null, true, VoidCodes.PolicyStricter)]
    [InlineData("wait", "amira", true, VoidCodes.PolicyStricter)]
    [InlineData("notify", "amira", false, VoidCodes.Obligation)]
    public async Task Check_ObligationsByNow_MustBeThoseOfThePlanAndMet(string kind, string? whom, bool met, string? code)
    {
        var votes = new ScriptedPolicy { Vote = _ => Obliged("notify", "amira") };
        var enforcer = new ScriptedEnforcer("notify");
        await using var host = new CoreHost(services: services => services
            .AddSingleton<IPolicy>(votes).AddSingleton<IObligationEnforcer>(enforcer).AddSingleton<IObligationEnforcer>(new ScriptedEnforcer("wait")));
        var approved = await ApprovedAsync(host);
        votes.Vote = _ => Obliged(kind, whom);
        enforcer.Unmet = met ? null : "nobody was told";

        Assert.Equal(code, (await CodeAsync(host, approved)).Code);
    }

    [Fact]
    public async Task Check_SecondEnforcerOfTheKindSaysNo_Refuses()
    {
        var strict = new ScriptedEnforcer("notify");
        await using var host = new CoreHost(services: services => services
            .AddSingleton<IPolicy>(new ScriptedPolicy { Vote = _ => Obliged("notify", "amira") })
            .AddSingleton<IObligationEnforcer>(new ScriptedEnforcer("notify"))
            .AddSingleton<IObligationEnforcer>(strict));
        var approved = await ApprovedAsync(host);
        strict.Unmet = "not yet";

        Assert.Equal((VoidCodes.Obligation, "obligation notify: not yet"), await CodeAsync(host, approved));
    }

    [Fact]
    public async Task Check_EnforcerGoneSince_Refuses()
    {
        await using var first = new CoreHost(services: services => services
            .AddSingleton<IPolicy>(new ScriptedPolicy { Vote = _ => Obliged("notify", "amira") })
            .AddSingleton<IObligationEnforcer>(new ScriptedEnforcer("notify")));
        var approved = await ApprovedAsync(first);
        await using var second = first.Restart();

        Assert.Equal((VoidCodes.Obligation, "obligation notify: nothing enforces it here"), await CodeAsync(second, approved));
    }

    [Fact]
    public async Task Check_LimitUsedUpSince_Refuses()
    {
        await using var host = new CoreHost();
        var approved = await ApprovedAsync(host);
        await Limits.ReserveAsync(host, "limits/c1/Deployment/checkout/api", 3);

        Assert.Equal(
            (VoidCodes.PolicyStricter, "policy, asked again: denied: 3 of 3 actions this hour are used up (hourly-limit)"), await CodeAsync(host, approved));
    }

    [Fact]
    public async Task Check_Unattended_ReservesAgainstBothLimits()
    {
        await using var host = CoreHost.Unattended();

        var check = await CheckAsync(host, await AllowedAsync(host));

        Assert.Equal(["limits/c1/Deployment/checkout/api", "limits/c1/unattended"], check.Basis!.Reservations.Keys.Select(stream => stream.Value));
    }

    private static PolicyVote Obliged(string kind, string? whom) => PolicyVote.Allow(
        "told",
        new Obligation { Kind = kind, Parameters = whom is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["whom"] = whom } });

    private static ReadyAction With(ReadyAction ready, GuardSet after) => new()
    {
        Summary = ready.Summary,
        Before = ready.Before,
        After = after,
        Changes = ready.Changes,
        BlastRadius = ready.BlastRadius,
        Compensation = ready.Compensation,
        Effect = ready.Effect,
        Harm = ready.Harm,
        TargetUnhealthy = ready.TargetUnhealthy,
    };

    private static IEnumerable<ApprovalDecision> Again(ApprovedAction approved, RemediationPlan plan) =>
        approved.Approvals.Select(approval => new ApprovalDecision(approval.RequestId, PlanHash.Compute(plan), approval.PersonId, approval.At));

    /// <summary>An action that people approved, at the moment before it runs.</summary>
    private static async Task<(IncidentState State, ApprovedAction Approved)> ApprovedAsync(CoreHost host, params string[] people)
    {
        var request = await host.AskAsync();
        foreach (var person in people.Length == 0 ? ["amira"] : people)
        {
            await host.ApproveAsync(request, person);
        }

        var state = await host.StateAsync("INC-1");
        Assert.Equal(IncidentPhase.Executing, state.Phase);
        return (state, ApprovalLedger.Approve(state, step: 0));
    }

    /// <summary>An action that policy allowed, at the moment before it runs.</summary>
    private static async Task<(IncidentState State, ApprovedAction Approved)> AllowedAsync(CoreHost host)
    {
        host.World.Add("api");
        host.Journal.BeforeAppend = appends => appends[0].Records[0].Type == "action.intended"
            ? throw new JournalException("stop here")
            : Task.CompletedTask;
        var incidentId = await host.AlertAsync();
        await Assert.ThrowsAsync<JournalException>(() => host.AdvanceAsync(incidentId));
        host.Journal.BeforeAppend = _ => Task.CompletedTask;
        var state = await host.StateAsync(incidentId);
        return (state, ApprovalLedger.Approve(state, step: 0));
    }

    private static async Task<PermitCheckResult> CheckAsync(CoreHost host, (IncidentState State, ApprovedAction Approved) at) =>
        await host.Get<PermitChecks>().CheckAsync(at.State, at.Approved, CancellationToken.None);

    private static async Task<(string? Code, string? Reason)> CodeAsync(CoreHost host, (IncidentState State, ApprovedAction Approved) at)
    {
        var check = await CheckAsync(host, at);
        Assert.Equal(check.Code is null, check.Before is not null);
        return (check.Code, check.Reason);
    }
}
