using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;

namespace Autoheal.Core.Tests.Incidents;

public sealed class MeasuredAlertTests
{
    [Theory]
    [InlineData("", IncidentEnd.Healthy)]
    [InlineData("kube-state-metrics", IncidentEnd.Healthy)]
    [InlineData("checkout-api", IncidentEnd.Escalated)]
    public async Task Advance_ObjectsAreWellWhileAnAlertFires_HealthyOnlyIfObjectsCouldShowIt(string job, IncidentEnd end)
    {
        await using var host = new CoreHost();
        host.World.Add("api", value: "good");

        var state = await host.AdvanceUntilAsync(await host.AlertAsync(job: job));

        Assert.Equal(end, state.End);
    }

    [Fact]
    public async Task Advance_MeasuredAlertHasEnded_IsHealthy()
    {
        await using var host = new CoreHost();
        host.World.Add("api", value: "good");
        var incident = await host.AlertAsync(job: "checkout-api");
        await host.AdvanceAsync(incident);
        await host.AlertAsync(job: "checkout-api", resolved: true);

        Assert.Equal(IncidentEnd.Healthy, (await host.AdvanceUntilAsync(incident)).End);
    }
}
