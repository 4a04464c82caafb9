using Autoheal.Approvals;
using Autoheal.Catalogue;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Approvals;

public sealed class RemindersTests
{
    [Fact]
    public async Task Wait_NobodyAnswers_RemindsThenTellsOthersThenExpires()
    {
        await using var host = new CoreHost(services: TellLeads);
        await host.AskAsync();

        Assert.Empty(await AfterAsync(host, minutes: 4));
        Assert.Equal(["reminded"], await AfterAsync(host, minutes: 1));
        Assert.Equal(["reminded"], await AfterAsync(host, minutes: 4));
        Assert.Equal(["reminded", "escalated"], await AfterAsync(host, minutes: 1));
        var state = await host.StateAsync("INC-1");
        Assert.Equal((true, true, IncidentPhase.AwaitingApproval), (state.Reminded, state.RequestEscalated, state.Phase));
        Assert.Equal(["reminded", "escalated"], await AfterAsync(host, minutes: 5));
        Assert.Equal("nobody approved in time", (await host.StateAsync("INC-1")).EndSummary);
        Assert.Equal(["lead"], Assert.Single(await host.EventsAsync<ApprovalEscalated>("INC-1")).Roles);
        Assert.Equal((1, "oncall"), Assert.Single(await host.EventsAsync<ApprovalReminded>("INC-1")) is var reminded ? (reminded.Missing, reminded.Roles[0]) : default);
    }

    [Fact]
    public async Task Wait_HostWasDownMeanwhile_TellsOthersOnceAndDoesNotRemind()
    {
        await using var host = new CoreHost();
        await host.AskAsync();

        Assert.Equal(["escalated"], await AfterAsync(host, minutes: 12));
        Assert.Equal(["escalated"], await AfterAsync(host, minutes: 1));
    }

    [Fact]
    public async Task Escalated_RolesThatWereTold_MayStillNotApprove()
    {
        await using var host = new CoreHost(services: TellLeads);
        host.People.Give("lena", "lead");
        var request = await host.AskAsync();
        await AfterAsync(host, minutes: 12);

        Assert.Equal("the person holds none of the roles oncall", (await host.ApproveAsync(request, "lena"))!.Note);
    }

    [Fact]
    public async Task Request_AnyPlan_HoldsWhatWillChange()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();

        var step = Assert.Single(request.Steps);
        Assert.Equal((SetValueAction.ActionName, "Deployment checkout/api"), (step.Action, step.Target.ToString()));
        Assert.Equal(("/spec/value", "bad", "good"), Assert.Single(step.Changes) is var change ? (change.Path, change.Before, change.After) : default);
    }

    [Fact]
    public async Task ByRisk_TwoSeniorsForMedium_AreDemanded()
    {
        await using var host = new CoreHost(
            limits => limits.ApproverRoles.Add("senior"),
            services => services.Configure<ApprovalOptions>(options =>
            {
                var approval = options.ByRisk[ActionRisk.Medium] = new RiskApproval { Quorum = 2 };
                approval.Roles.Add("senior");
            }));
        host.People.Give("ben", "senior");
        host.People.Give("dora", "oncall", "senior");
        var request = await host.AskAsync();

        Assert.Equal((2, "senior"), (request.Requirement.Quorum, Assert.Single(request.Requirement.Roles)));
        Assert.Equal("the person holds none of the roles senior", (await host.ApproveAsync(request))!.Note);
        await host.ApproveAsync(request, "ben");
        Assert.Empty((await host.AdvanceAsync("INC-1")).Executions);
        await host.ApproveAsync(request, "dora");
        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync("INC-1")).End);
    }

    [Fact]
    public void Options_Wrong_AreAllNamedAtOnce()
    {
        var options = new ApprovalOptions { RemindAfter = 0, EscalateAfter = 1.5 };
        options.ByRisk[ActionRisk.High] = new RiskApproval { Quorum = 0 };

        var result = new ApprovalOptionsValidator().Validate(null, options);

        Assert.Equal(
            [
                "ApprovalOptions.RemindAfter must be between 0 and 1, but is 0.",
                "ApprovalOptions.EscalateAfter must be at most 1, but is 1.5.",
                "ApprovalOptions.ByRisk[High].Quorum must be 1 to 10, but is 0.",
                "ApprovalOptions.ByRisk[High].Roles must be one role or more, but is 0.",
            ],
            result.Failures);
        Assert.True(new ApprovalOptionsValidator().Validate(null, new ApprovalOptions()).Succeeded);
    }

    private static void TellLeads(IServiceCollection services) => services.Configure<ApprovalOptions>(options => options.EscalationRoles.Add("lead"));

    private static async Task<IReadOnlyList<string>> AfterAsync(CoreHost host, int minutes)
    {
        host.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await host.AdvanceAsync("INC-1");
        return [.. (await host.EventsAsync("INC-1")).OfType<JournalEvent>().Select(NameOf).OfType<string>()];
    }

    private static string? NameOf(JournalEvent @event) => @event switch
    {
        ApprovalReminded => "reminded",
        ApprovalEscalated => "escalated",
        _ => null,
    };
}
