using Autoheal.Core.Tests.Doubles;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Verification;

namespace Autoheal.Core.Tests.Execution;

/// <summary>One damaged image ends its incident with a person, not the host: a restart would only meet it again.</summary>
public sealed class IntentImagesTests
{
    [Fact]
    public async Task Reconcile_ImageDamaged_GoesToAPerson()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        host.Action.AfterWrite = _ => throw new OperationCanceledException("the process dies");
        host.Action.Looks = ReconcileState.Unknown;
        host.Journal.BeforeAppend = appends => appends[0].Records[0].Type == "action.reconciled"
            ? throw new JournalException("the process dies") : Task.CompletedTask;
        await Assert.ThrowsAsync<JournalException>(async () => await host.AdvanceAsync(await host.AlertAsync()));
        await using var damaged = new CoreHost(before: host, services: services => FailingBlobs.AddDamaged(services, host.Blobs));

        var state = await damaged.AdvanceAsync("INC-1");

        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Equal(ReconcileState.Unknown, Assert.Single(await damaged.EventsAsync<ActionReconciled>("INC-1")).State);
        Assert.Single(damaged.Action.Writes);
    }

    [Fact]
    public async Task Compensate_ImageDamaged_GoesToAPersonAndWritesNothing()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        host.World.Suggested = ["worse"];
        await host.AdvanceUntilAsync(await host.AlertAsync(), IncidentPhase.Verifying);
        host.World.Harm = PredicateState.Holds;
        await using var damaged = new CoreHost(before: host, services: services => FailingBlobs.AddDamaged(services, host.Blobs));

        var state = await damaged.AdvanceUntilAsync("INC-1");

        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Equal("the image to restore is erased or damaged; a person has to undo the action", state.EndSummary);
        Assert.Equal("worse", Assert.Single(damaged.Action.Writes).Value);
    }
}
