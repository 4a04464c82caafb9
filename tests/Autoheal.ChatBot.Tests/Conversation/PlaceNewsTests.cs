using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.ChatBot.Tests.Conversation;

public sealed class PlaceNewsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("autoheal-chat-");
    private readonly ChannelDouble _slack = new();

    [Fact]
    public async Task Tell_WaitingIncident_OneCardAndInItsThreadWhoIsAsked()
    {
        using var host = await HostAsync();

        await TellAsync(host);

        Assert.Null(_slack.Posted[0].Thread);
        Assert.StartsWith("INC-1 checkout/api: waits for approval", _slack.Posted[0].Message.Summary, StringComparison.Ordinal);
        Assert.All(_slack.Posted.Skip(1), note => Assert.Equal("m1", note.Thread));
        var asked = Assert.Single(_slack.Posted, note => note.Message.Mentions.Count > 0).Message;
        Assert.Equal(["amira"], asked.Mentions);
        Assert.StartsWith("INC-1.1 waits for a decision: rollout-undo on Deployment checkout/api.", asked.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tell_NothingNew_SaysNothing()
    {
        using var host = await HostAsync();
        await TellAsync(host);
        var before = _slack.Posted.Count;

        await TellAsync(host);

        Assert.Equal((before, 0), (_slack.Posted.Count, _slack.Updated.Count));
    }

    [Fact]
    public async Task Tell_IncidentEnds_CardIsReplacedAndTheThreadIsToldOnce()
    {
        using var host = await HostAsync();
        await TellAsync(host);
        var before = _slack.Posted.Count;
        host.Journal.Add(new IncidentClosed { End = IncidentEnd.Recovered, Summary = "health returned" });

        await TellAsync(host);

        Assert.Equal("m1", Assert.Single(_slack.Updated).MessageId);
        Assert.Contains("recovered by itself", _slack.Updated[0].Message.Summary, StringComparison.Ordinal);
        Assert.Contains("health returned", Assert.Single(_slack.Posted.Skip(before)).Message.Summary, StringComparison.Ordinal);
    }

    /// <summary>The host starts again: what it posted before is updated, not posted again.</summary>
    [Fact]
    public async Task Tell_AfterARestart_GoesOnWhereItWas()
    {
        using (var first = await HostAsync())
        {
            await TellAsync(first);
        }

        var before = _slack.Posted.Count;
        using var second = await HostAsync();
        second.Journal.Add(new IncidentClosed { End = IncidentEnd.Recovered, Summary = "health returned" });

        await TellAsync(second);

        Assert.Equal("m1", Assert.Single(_slack.Updated).MessageId);
        Assert.Single(_slack.Posted.Skip(before));
        Assert.Equal("INC-1", await second.Get<IMessageLog>().FindIncidentAsync("slack", "C1", "m1"));
    }

    [Fact]
    public async Task Tell_PlatformFailsInTheMiddle_NothingIsSaidTwice()
    {
        using var host = await HostAsync();
        host.Journal.Add(new ApprovalAnswered { RequestId = "INC-1.1", InboxItem = "i", PersonId = "amira", Approve = true, Counted = true, PlanHash = "h", Note = "" });
        var calls = 0;
        _slack.Refuse = () => ++calls == 3 ? new ChatException("away", isTransient: true) : null;

        await Assert.ThrowsAsync<ChatException>(() => TellAsync(host));
        await TellAsync(host);

        Assert.Equal(_slack.Posted.Count, _slack.Posted.Select(posted => posted.Message.Summary).Distinct().Count());
        Assert.Contains(_slack.Posted, posted => posted.Message.Summary == "amira approved INC-1.1.");
    }

    /// <summary>The host is killed after the platform took the card and before that could be written down.</summary>
    [Fact]
    public async Task Tell_KilledWhilePosting_SecondCardSaysThatItCounts()
    {
        using (var first = await HostAsync())
        {
            _slack.Refuse = () => new OperationCanceledException("killed");
            await Assert.ThrowsAsync<OperationCanceledException>(() => TellAsync(first));
        }

        _slack.Refuse = () => null;
        using var second = await HostAsync();
        await TellAsync(second);

        Assert.Contains("this one counts", ChatHost.TextOf(_slack.Posted[0].Message), StringComparison.Ordinal);
        Assert.Equal("INC-1", await second.Get<IMessageLog>().FindIncidentAsync("slack", "C1", "m1"));
    }

    [Fact]
    public async Task Tell_PlatformRefusesTheCard_TheNextOneIsTheFirst()
    {
        using var host = await HostAsync();
        _slack.Refuse = () => new ChatException("away", isTransient: true);
        await Assert.ThrowsAsync<ChatException>(() => TellAsync(host));
        _slack.Refuse = () => null;

        await TellAsync(host);

        Assert.DoesNotContain("this one counts", ChatHost.TextOf(_slack.Posted[0].Message), StringComparison.Ordinal);
    }

    /// <summary>A listed incident is not told of again until something happens in it, and then without what happened before.</summary>
    [Fact]
    public async Task Introduce_ThenSomethingHappens_CardWithTheNewsAlone()
    {
        using (var first = await HostAsync())
        {
            await first.Get<PlaceNews>().IntroduceAsync(_slack, "C1", default);
            Assert.Equal("1 open incident", Assert.Single(_slack.Posted).Message.Summary);
        }

        using var host = await HostAsync();
        await TellAsync(host);
        Assert.Single(_slack.Posted);

        host.Journal.Add(new IncidentClosed { End = IncidentEnd.Recovered, Summary = "health returned" });
        await TellAsync(host);

        Assert.Equal([null, "m2"], _slack.Posted.Skip(1).Select(posted => posted.Thread));
        Assert.Contains("health returned", _slack.Posted[^1].Message.Summary, StringComparison.Ordinal);
        Assert.All(_slack.Posted, posted => Assert.Empty(posted.Message.Mentions));
    }

    [Theory]
    [InlineData("00:00", "23:59", false)]
    [InlineData("20:00", "21:00", true)]
    public async Task Tell_NotPressing_NobodyIsNotifiedInQuietHours(string from, string until, bool notified)
    {
        using var host = await HostAsync(options =>
        {
            options.QuietFrom = TimeOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture);
            options.QuietUntil = TimeOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture);
        });
        await TellAsync(host);
        host.Journal.Add(new IncidentEscalated { Reason = "the cause is unknown", NextChecks = ["look at the database"] });

        await TellAsync(host);

        var note = _slack.Posted[^1].Message;
        Assert.Equal("A person has to go on: the cause is unknown Check next: look at the database.", note.Summary);
        Assert.Equal(notified ? ["amira"] : [], note.Mentions);
        Assert.Contains(_slack.Posted, posted => posted.Message.Summary.StartsWith("INC-1.1 waits", StringComparison.Ordinal) && posted.Message.Mentions.Count == 1);
    }

    [Fact]
    public async Task MessageLog_TornLastLine_IsLeftOutAndTheRestIsKept()
    {
        using (var first = await HostAsync())
        {
            await TellAsync(first);
        }

        await File.AppendAllTextAsync(Path.Combine(_folder.FullName, "chat-messages.jsonl"), "{\"platform\":\"slack\",\"pla");
        using var second = await HostAsync();

        Assert.Equal("INC-1", await second.Get<IMessageLog>().FindIncidentAsync("slack", "C1", "m1"));
        await second.Get<IMessageLog>().AddAsync(new PostedMessage { Platform = "slack", Place = "C2", MessageId = "m9", IncidentId = "INC-1" });
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Staging, so that an escalation is not pressing.</summary>
    private async Task<ChatHost> HostAsync(Action<ChatBotOptions>? configure = null) => new(
        (await Recorded.WaitingAsync()).Select(record => JournalJson.Read(record) is IncidentOpened opened
            ? record with { Payload = JournalJson.Write(opened with { Environment = "staging" }) }
            : record),
        builder => builder.AddChatBot(options =>
        {
            options.StateDirectory = _folder.FullName;
            configure?.Invoke(options);
        }));

    private Task TellAsync(ChatHost host) => host.Get<PlaceNews>().TellAsync(_slack, "C1", "INC-1", default).AsTask();
}
