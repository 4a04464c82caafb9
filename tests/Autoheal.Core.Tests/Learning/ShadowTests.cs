using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Learning.Autonomy;
using Autoheal.Learning.Shadow;
using Autoheal.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Learning;

/// <summary>In the shadow nothing runs, and what people do is compared with what would have been done.</summary>
public sealed class ShadowTests
{
    [Fact]
    public async Task Shadow_PeopleDoTheSame_AgreesAndWritesNothing()
    {
        await using var host = Shadowing();
        Assert.Equal(IncidentPhase.Shadowing, (await OpenAsync(host)).Phase);
        host.World.Things["checkout/api"].Value = "good";

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal((IncidentEnd.HandedOver, "advice only; people did what would have been done"), (state.End, state.EndSummary));
        await EndsAsync(host, ShadowMatch.Same, AutonomyOutcome.Succeeded);
    }

    [Fact]
    public async Task Report_CasesOpenAndCompared_AreListed()
    {
        await using var host = Shadowing();
        await OpenAsync(host);
        host.World.Things["checkout/api"].Value = "good";
        await host.AdvanceUntilAsync("INC-1");
        host.Clock.Advance(TimeSpan.FromHours(2));
        host.World.Add("web");
        await host.AdvanceAsync(await host.AlertAsync("web"));

        var report = await host.Get<ShadowDirectory>().ReportAsync();

        Assert.Equal((1, 0), (report.Same, report.Other));
        Assert.Equal(
            [("INC-1", "Deployment checkout/api", ShadowMatch.Same), ("INC-2", "Deployment checkout/web", null)],
            report.Cases.Select(entry => (entry.IncidentId, entry.Target, entry.Match)));
        Assert.Equal("needs approval: nothing runs unattended here (unattended)", report.Cases[1].WouldBe);
    }

    [Fact]
    public async Task Shadow_PeopleDoSomethingElse_Disagrees()
    {
        await using var host = Shadowing();
        host.World.Suggested = ["better"];
        await OpenAsync(host);
        host.World.Things["checkout/api"].Value = "good";

        await host.AdvanceUntilAsync("INC-1");

        await EndsAsync(host, ShadowMatch.Other, AutonomyOutcome.Failed);
    }

    [Fact]
    public async Task Shadow_AlertsResolveAndNobodyChangedTheTarget_WasNotNeeded()
    {
        await using var host = Shadowing();
        await OpenAsync(host);
        await host.AlertAsync(resolved: true);

        Assert.Equal(IncidentEnd.Recovered, (await host.AdvanceUntilAsync("INC-1")).End);
        await EndsAsync(host, ShadowMatch.NotNeeded, AutonomyOutcome.Failed);
    }

    [Fact]
    public async Task Shadow_NobodyActsInTime_SaysNothingForOrAgainst()
    {
        await using var host = Shadowing();
        await OpenAsync(host);
        host.Clock.Advance(TimeSpan.FromHours(4));

        Assert.Equal(IncidentEnd.Escalated, (await host.AdvanceUntilAsync("INC-1")).End);
        await EndsAsync(host, ShadowMatch.NobodyActed, null);
    }

    [Fact]
    public async Task Shadow_TargetChangedBetweenPlanAndWatch_CannotBeCompared()
    {
        await using var host = Shadowing();
        host.Journal.AfterAppend = result =>
        {
            if (result.Records.Any(record => record.Type == "shadow.planned"))
            {
                host.World.Things["checkout/api"].Value = "worse";
            }

            return Task.CompletedTask;
        };
        await OpenAsync(host);

        await EndsAsync(host, ShadowMatch.Unknown, null);
    }

    [Fact]
    public async Task Shadow_WhatWouldHaveBeenDecided_IsWrittenDown()
    {
        await using var host = Shadowing();
        await OpenAsync(host);

        var planned = Assert.Single(await host.EventsAsync<ShadowPlanned>("INC-1"));
        Assert.Equal((Verdict.RequireApproval, "needs approval: nothing runs unattended here (unattended)"), (planned.WouldBe, planned.Sentence));
        Assert.Equal("advice only: a person has to act", Assert.Single(await host.EventsAsync<IncidentEscalated>("INC-1")).Reason);
        Assert.Empty(await host.EventsAsync<ApprovalRequested>("INC-1"));
    }

    /// <summary>What would be denied anyway is no advice.</summary>
    [Fact]
    public async Task Shadow_AnotherPolicyDenies_EndsDenied()
    {
        await using var host = Shadowing(limits => limits.AllowedNamespaces.Clear());

        var state = await OpenAsync(host);

        Assert.Equal(IncidentEnd.Denied, state.End);
        Assert.Empty(await host.EventsAsync<ShadowPlanned>("INC-1"));
    }

    [Fact]
    public async Task Shadow_HostRestarts_GoesOnComparing()
    {
        await using var first = Shadowing();
        await OpenAsync(first);
        await using var second = new CoreHost(services: InTheShadow, before: first);
        second.World.Things["checkout/api"].Value = "good";

        await second.AdvanceUntilAsync("INC-1");

        await EndsAsync(second, ShadowMatch.Same, AutonomyOutcome.Succeeded);
    }

    private static CoreHost Shadowing(Action<PolicyOptions>? policy = null) => new(policy, InTheShadow);

    private static void InTheShadow(IServiceCollection services) => services.Configure<AutonomyOptions>(options => options.Ceiling = AutonomyLevel.Shadow);

    private static async Task<IncidentState> OpenAsync(CoreHost host)
    {
        host.World.Add("api");
        return await host.AdvanceAsync(await host.AlertAsync());
    }

    private static async Task EndsAsync(CoreHost host, ShadowMatch match, AutonomyOutcome? outcome)
    {
        Assert.Equal(match, Assert.Single(await host.EventsAsync<ShadowCompared>("INC-1")).Match);
        Assert.Empty(host.Action.Writes);
        Assert.Empty(await host.EventsAsync<ActionIntended>("INC-1"));
        var streams = await host.Journal.ListStreamsAsync(StreamId.AutonomyPrefix);
        var observed = streams.Count == 0 ? null : (await host.EventsAsync(streams[0])).OfType<AutonomyObserved>().Single();
        Assert.Equal(outcome, observed?.Outcome);
        Assert.True(observed is null or { Shadow: true, Unattended: false, Service: "checkout/api" });
    }
}
