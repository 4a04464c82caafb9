using Autoheal.Approvals;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Policy;

namespace Autoheal.Core.Tests.Incidents;

public sealed class InboxPumpTests
{
    [Fact]
    public async Task Pump_SameItemAgain_IsNotAnotherAnswer()
    {
        await using var host = new CoreHost(services: TwoMustApprove.Add);
        var request = await host.AskAsync();
        var item = Item("approval-1", InboxKinds.Approval, JournalJson.Write(CoreHost.Answer(request, "amira")));
        await host.Inbox.PostAsync(item);
        await host.PumpAsync();

        await host.Inbox.PostAsync(item);
        await host.PumpAsync();

        Assert.Single(await host.EventsAsync<ApprovalAnswered>("INC-1"));
        Assert.Empty(await host.Inbox.ReadPendingAsync());
    }

    [Fact]
    public async Task Pump_PeopleOutOfReach_KeepsTheAnswerAndStillTurnsTheSwitch()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();
        host.People.Failure = new HttpRequestException("out of reach");
        await host.Get<ApprovalDesk>().SubmitAsync(CoreHost.Answer(request, "amira"));
        await host.TurnAsync(ControlMode.Stopped);

        Assert.False(await Pump(host));

        Assert.Equal(InboxKinds.Approval, Assert.Single(await host.Inbox.ReadPendingAsync()).Kind);
        Assert.Single(await host.EventsAsync(StreamId.Control));

        host.People.Failure = null;
        Assert.True(await Pump(host));
        Assert.True((await host.EventsAsync<ApprovalAnswered>("INC-1"))[0].Counted);
    }

    [Fact]
    public async Task Pump_ResumeAgainAfterACrash_DoesNotUndoTheStopSince()
    {
        await using var host = new CoreHost();
        var resume = Item("control-1", InboxKinds.Control, JournalJson.Write(new ControlCommand { Mode = ControlMode.Running }));
        await host.Inbox.PostAsync(resume);
        await host.PumpAsync();
        await host.TurnAsync(ControlMode.Stopped);
        await host.PumpAsync();

        // The process died before it completed the first item, which so comes again.
        await host.Inbox.PostAsync(resume);
        await host.PumpAsync();

        Assert.Equal(ControlMode.Stopped, await host.KillSwitch.GetModeAsync());
        Assert.Equal(2, (await host.EventsAsync(StreamId.Control)).Count);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"mode":"faster"}""")]
    [InlineData("""{"mode":"stopped","mode":"running"}""")]
    [InlineData("""{"mode":7}""")]
    [InlineData("""{"mode":-1}""")]
    public async Task Pump_TurnThatCannotBeRead_Halts(string payload)
    {
        await using var host = new CoreHost();
        await host.Inbox.PostAsync(Item("control-1", InboxKinds.Control, System.Text.Encoding.UTF8.GetBytes(payload)));

        Assert.Equal(ControlMode.Halted, await host.KillSwitch.GetModeAsync());
        await host.PumpAsync();

        Assert.Equal(ControlMode.Halted, await host.KillSwitch.GetModeAsync());
        Assert.Equal(ControlMode.Halted, Assert.IsType<ControlChanged>(Assert.Single(await host.EventsAsync(StreamId.Control))).Mode);
    }

    [Fact]
    public async Task Pump_KindOfALaterVersion_IsKeptAndNotActedOn()
    {
        await using var host = new CoreHost();
        await host.Inbox.PostAsync(Item("freeze-1", "freeze", "{}"u8.ToArray()));

        Assert.True(await Pump(host));
        Assert.True(await Pump(host));

        Assert.Single(await host.Inbox.ReadPendingAsync());
    }

    [Theory]
    [InlineData("person:ben")]
    [InlineData("autoheal")]
    public async Task Pump_AnswerPostedBySomebodyElse_IsNotRecorded(string actor)
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();
        await host.Inbox.PostAsync(Item("approval-1", InboxKinds.Approval, JournalJson.Write(CoreHost.Answer(request, "amira"))) with { Actor = actor });

        await host.PumpAsync();

        Assert.Empty(await host.EventsAsync<ApprovalAnswered>("INC-1"));
    }

    [Fact]
    public async Task Pump_ApprovalWithADuplicateMember_IsNotRecorded()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();
        var json = System.Text.Encoding.UTF8.GetString(JournalJson.Write(CoreHost.Answer(request, "amira", approve: false)));
        var ambiguous = json[..^1] + ",\"approve\":true}";
        await host.Inbox.PostAsync(Item("approval-1", InboxKinds.Approval, System.Text.Encoding.UTF8.GetBytes(ambiguous)));

        await host.PumpAsync();

        Assert.Empty(await host.EventsAsync<ApprovalAnswered>("INC-1"));
    }

    private static async Task<bool> Pump(CoreHost host) => await host.Get<InboxPump>().PumpAsync(CancellationToken.None);

    private static InboxItem Item(string id, string kind, byte[] payload) => new()
    {
        Id = id,
        Kind = kind,
        Stream = StreamId.Control,
        At = ManualClock.Start,
        Actor = "person:amira",
        Payload = payload,
    };
}
