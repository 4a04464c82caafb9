using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Policy;

namespace Autoheal.Core.Tests.Policy;

public sealed class TriedVersionsTests
{
    [Theory]
    [InlineData("scale", 2, AutonomyOutcome.Succeeded, false, false)]
    [InlineData("scale", 2, AutonomyOutcome.Failed, false, true)]
    [InlineData("scale", 2, AutonomyOutcome.Succeeded, true, true)]
    [InlineData("scale", 1, AutonomyOutcome.Succeeded, false, true)]
    [InlineData("upscale", 2, AutonomyOutcome.Succeeded, false, true)]
    public async Task IsNew_UntilItWasCarriedOutWithSuccess(string action, int version, AutonomyOutcome outcome, bool shadow, bool isNew)
    {
        await using var host = new CoreHost();
        await ObserveAsync(host, new ActionClass { ClusterId = "c9", Environment = "staging", Action = action, Version = version }, outcome, shadow);

        Assert.Equal(isNew, await host.Get<TriedVersions>().IsNewAsync("scale", 2, CancellationToken.None));
    }

    [Fact]
    public async Task IsNew_RecordOfAnotherVersionInTheStream_DoesNotCount()
    {
        await using var host = new CoreHost();
        var stream = new ActionClass { ClusterId = "c9", Environment = "staging", Action = "scale", Version = 2 };
        await ObserveAsync(host, stream with { Version = 1 }, AutonomyOutcome.Succeeded, shadow: false, StreamId.Autonomy(stream));

        Assert.True(await host.Get<TriedVersions>().IsNewAsync("scale", 2, CancellationToken.None));
    }

    [Fact]
    public async Task IsNew_JournalOutOfReach_IsNotKnown()
    {
        await using var host = new CoreHost();
        await ObserveAsync(host, new ActionClass { ClusterId = "c9", Environment = "staging", Action = "scale", Version = 2 }, AutonomyOutcome.Failed, shadow: false);
        host.Journal.BeforeRead = _ => throw new JournalException("out of reach");

        Assert.Null(await host.Get<TriedVersions>().IsNewAsync("scale", 2, CancellationToken.None));
    }

    private static async Task ObserveAsync(CoreHost host, ActionClass @class, AutonomyOutcome outcome, bool shadow, StreamId? stream = null)
    {
        var observed = new AutonomyObserved { Class = @class, IncidentId = "INC-1", Service = "a/b", Outcome = outcome, Shadow = shadow };
        var append = new IncidentJournal(host.Journal, new SteadyClock(host.Clock)).Records(stream ?? StreamId.Autonomy(@class), 0, [observed], AppendOrigin.Autoheal);
        await host.Journal.AppendAsync([append], CancellationToken.None);
    }
}
