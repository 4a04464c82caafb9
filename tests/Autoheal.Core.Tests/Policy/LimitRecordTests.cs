using Autoheal.Core.Tests.Doubles;
using Autoheal.Core.Tests.Policy.Documents;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Policy.Documents;

namespace Autoheal.Core.Tests.Policy;

/// <summary>A reservation that a later version wrote is not understood here, and may count for much.</summary>
public sealed class LimitRecordTests
{
    [Theory]
    [InlineData("limits/c1/Deployment/checkout/api", "the number of recent actions cannot be read (hourly-limit)")]
    [InlineData("limits/c1/unattended", "the number of unattended actions cannot be read (unattended)")]
    [InlineData("limits/c1/Deployment/checkout/api", "the number of recent actions cannot be read (limit few)")]
    [InlineData("limits/c1/actions", "the number of recent actions cannot be read (limit all)")]
    public async Task Decide_ReservationOfALaterVersion_DeniesWithinItsTime(string stream, string reason)
    {
        await using var host = CoreHost.Unattended();
        host.Get<PolicyDocuments>().Activate(Trials.Document(
            Trials.Head + "limits: [{ name: few, max: 5, per: 1h }, { name: all, max: 5, per: 1h, counting: cluster }]"));
        host.World.Add("api");
        await ReserveAsync(host, new StreamId(stream));

        var state = await host.AdvanceAsync(await host.AlertAsync());

        Assert.Equal(IncidentEnd.Denied, state.End);
        Assert.Contains(reason, state.EndSummary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decide_ReservationOfALaterVersionLongAgo_DoesNotCount()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        await ReserveAsync(host, new StreamId("limits/c1/Deployment/checkout/api"));
        host.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync(await host.AlertAsync())).End);
    }

    private static async Task ReserveAsync(CoreHost host, StreamId stream)
    {
        var record = new NewRecord { Id = "later", Type = "limit.weighted", At = host.Clock.GetUtcNow(), Actor = "autoheal", Payload = "{}"u8.ToArray() };
        Assert.True((await host.Journal.AppendAsync([new StreamAppend { Stream = stream, ExpectedVersion = 0, Records = [record] }], CancellationToken.None)).Succeeded);
    }
}
