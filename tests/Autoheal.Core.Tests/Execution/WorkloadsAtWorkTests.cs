using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Verification;

namespace Autoheal.Core.Tests.Execution;

/// <summary>Two incidents about one workload, none of whose repairs changes the guarded field, so that only the other's work holds one up.</summary>
public sealed class WorkloadsAtWorkTests
{
    [Fact]
    public async Task Execute_AnotherIncidentIsStillAtWork_WaitsUntilItIsDone()
    {
        await using var host = await TwoAsync();
        host.World.Harm = PredicateState.Unknown;
        await host.AdvanceUntilAsync("INC-1", IncidentPhase.Verifying);

        var waiting = await host.AdvanceAsync("INC-2");

        Assert.Equal(IncidentPhase.Executing, waiting.Phase);
        Assert.Equal("INC-1/1", Assert.Single(host.Action.Writes).IntentId);

        await host.AdvanceUntilAsync("INC-1");
        await host.AdvanceUntilAsync("INC-2");
        Assert.Contains(host.Action.Writes, write => write.IntentId == "INC-2/1");
    }

    [Fact]
    public async Task Execute_AnotherIncidentIsAtWorkElsewhere_DoesNotWait()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        host.World.Harm = PredicateState.Unknown;
        await host.AdvanceUntilAsync(await host.AlertAsync(), IncidentPhase.Verifying);
        host.World.Add("web");
        host.Clock.Advance(TimeSpan.FromMinutes(6));

        await host.AdvanceAsync(await host.AlertAsync("web"));

        Assert.Contains(host.Action.Writes, write => write.IntentId == "INC-2/1");
    }

    private static async Task<CoreHost> TwoAsync()
    {
        var host = CoreHost.Unattended();
        host.World.Add("api");
        host.World.Suggested = ["bad"];
        await host.AlertAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        await host.AlertAsync("other");
        return host;
    }
}
