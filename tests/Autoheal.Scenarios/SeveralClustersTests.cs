using Autoheal.Diagnostics;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Policy;
using Autoheal.Simulation.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Scenarios;

/// <summary>One host works on two clusters as two hosts would: what happens in one never touches the other.</summary>
public sealed class SeveralClustersTests
{
    private static readonly string[] Names = ["eu-1", "us-1"];

    [Fact]
    public async Task Host_TroubleInBothClusters_HealsEachWithItsOwnIdentitiesOnly()
    {
        await using var site = await SeveralClusters.StartAsync();
        await Task.WhenAll(site.InjectAsync("eu-1", Fault.BadRollout), site.InjectAsync("us-1", Fault.ImageNotFound));
        await Task.WhenAll(Names.Select(name => site.AlertAsync([name]).AsTask()));

        var incidents = await site.SettleAsync(2);

        Assert.Equal(Names, incidents.Select(incident => incident.Cluster).Order(StringComparer.Ordinal));
        foreach (var incident in incidents)
        {
            var id = site.IdOf(incident.Cluster!);
            Assert.Equal((IncidentEnd.Healed, "staging", id), (incident.End, incident.Environment, incident.Subject.ClusterId));
            var plan = Assert.Single((await site.EventsAsync(incident.Id)).OfType<PlanProposed>()).Plan;
            Assert.Equal((id, id, id), (plan.ClusterId, plan.Steps[0].Target.ClusterId, plan.CauseObject.ClusterId));
        }

        foreach (var name in Names)
        {
            // Whoever had taken the wrong cluster would have come with a token that it does not know, or written twice.
            var audit = site.AuditOf(name);
            Assert.Equal([$"autoheal-actor-{name}", $"autoheal-reader-{name}"], audit.Select(entry => entry.User).Distinct().Order(StringComparer.Ordinal));
            Assert.DoesNotContain(audit, entry => entry.Status is 401 or 403);
            Assert.Equal(("patch", "api"), Assert.Single(audit.Where(entry => entry.Wrote).Select(entry => (entry.Verb, entry.Name!))));
        }
    }

    [Fact]
    public async Task Host_OneClusterDown_HealsTheOtherAndHasItsAlertsSentAgain()
    {
        await using var site = await SeveralClusters.StartAsync();
        await site.InjectAsync("us-1", Fault.BadRollout);
        await site.TakeDownAsync("eu-1");

        var refused = await Assert.ThrowsAsync<AutohealException>(() => site.AlertAsync(["eu-1"]).AsTask());
        await site.AlertAsync(["us-1"]);

        Assert.True(refused.IsTransient);
        var incident = Assert.Single(await site.SettleAsync(1));
        Assert.True(("us-1", IncidentEnd.Healed) == (incident.Cluster, incident.End), $"{incident.End}: {incident.Summary}");
    }

    [Fact]
    public async Task Alert_PlacedByItsLabel_OpensAnIncidentThereAndNowhereElse()
    {
        await using var site = await SeveralClusters.StartAsync(autoheal => autoheal.ConfigureRouting(routing =>
        {
            routing.ClusterLabel = "cluster";
            routing.Clusters["production-us"] = "us-1";
        }));

        Assert.Single((await site.AlertAsync([], "production-us")).IncidentIds);
        Assert.Equal("it cannot be told which cluster the alert is about: its label cluster names no cluster of this host", (await site.AlertAsync([], "asia")).Error);
        Assert.NotNull((await site.AlertAsync([])).Error);
        Assert.Equal("us-1", Assert.Single(await site.SettleAsync(1)).Cluster);
    }

    [Fact]
    public async Task KillSwitch_StoppedInOneCluster_LetsTheOtherHeal()
    {
        await using var site = await SeveralClusters.StartAsync();
        await site.Get<KillSwitch>().TurnAsync(new ControlCommand { Mode = ControlMode.Stopped, Cluster = "eu-1" }, "person:amira");
        foreach (var name in Names)
        {
            await site.InjectAsync(name, Fault.BadRollout);
            await site.AlertAsync([name]);
        }

        var incidents = await site.SettleAsync(2);

        Assert.Equal(
            [("eu-1", IncidentEnd.Denied), ("us-1", IncidentEnd.Healed)],
            incidents.Select(incident => (incident.Cluster!, incident.End)).Order());
        Assert.DoesNotContain(site.AuditOf("eu-1"), entry => entry.Wrote);
        await Assert.ThrowsAsync<AutohealException>(
            () => site.Get<KillSwitch>().TurnAsync(new ControlCommand { Mode = ControlMode.Halted, Cluster = "eu-2" }, "person:amira").AsTask());
    }

    [Fact]
    public async Task Watch_OfBothClusters_OpensIncidentsInTheRightOne()
    {
        await using var site = await SeveralClusters.StartAsync(autoheal => autoheal.AddKubernetesWatch());
        await site.InjectAsync("us-1", Fault.ImageNotFound);

        var incidents = await site.SettleAsync(1);

        Assert.All(incidents, incident => Assert.Equal("us-1", incident.Cluster));
        Assert.DoesNotContain(site.AuditOf("eu-1"), entry => entry.Wrote);
    }
}
