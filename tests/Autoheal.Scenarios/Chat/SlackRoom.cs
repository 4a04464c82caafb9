using Autoheal.ChatBot.Slack;
using Autoheal.Simulation.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Scenarios.Chat;

/// <summary>A channel of a simulated Slack, which reaches the host over signed requests or through a socket.</summary>
internal sealed class SlackRoom(bool sockets) : ChatRoom
{
    private const string Channel = "C0INCIDENTS";
    private const int MaxPresses = 5;

    private readonly Dictionary<string, SlackPerson> _people = new(StringComparer.Ordinal);
    private SimulatedSlack _slack = null!;

    public override string Where => $"slack:{_slack.Options.TeamId}/{Channel}";

    public override async Task AddToAsync(IAutohealBuilder autoheal)
    {
        _slack = await SimulatedSlack.StartAsync(new SimulatedSlackOptions { AcknowledgeWithin = TimeSpan.FromMinutes(1) });
        _slack.AddChannel(Channel, "incidents");
        foreach (var name in (string[])["amira", "bo", "eve"])
        {
            _people[name] = _slack.AddPerson(new SlackUserProfile { Id = $"U0{name.ToUpperInvariant()}", Name = name });
        }

        var team = _slack.Options.TeamId;
        autoheal.AddChatAccount("slack", team, "U0AMIRA", "amira").AddChatAccount("slack", team, "U0BO", "bo").AddSlack(slack =>
        {
            slack.Mode = sockets ? SlackMode.Socket : SlackMode.Http;
            slack.SigningSecret = sockets ? null : _slack.Options.SigningSecret;
            slack.AppToken = sockets ? _slack.Options.AppToken : null;
            slack.BotToken = _slack.Options.BotToken;
            slack.AppId = _slack.Options.AppId;
            slack.Teams.Add(team);
            slack.Channels.Add(Channel);
            slack.ApiUrl = _slack.ApiUrl;
        });
    }

    public override void Map(WebApplication app) => app.MapSlack();

    public override async Task ConnectAsync(Uri host)
    {
        if (sockets)
        {
            await _slack.WaitForConnectionsAsync(1, ChatSite.Soon);
        }
        else
        {
            _slack.RequestUrl = new Uri(host, "slack");
        }
    }

    public override async Task<string> WaitForCardAsync(string incidentId, Func<string, bool> isIt) => (await FindCardAsync(incidentId, isIt)).ReadableText;

    public override async Task<string> WaitForNoteAsync(Func<string, bool> isIt) =>
        (await OrShowAsync(_slack.WaitForMessageAsync(message => message is { ThreadTs: not null, OnlyFor: null } && isIt(message.ReadableText), ChatSite.Soon), Seen)).ReadableText;

    public override async Task PressAsync(string person, string incidentId, string label, params FormInput[] inputs)
    {
        var card = await FindCardAsync(incidentId, _ => true);
        // A host that cannot write it down in time turns a press away, and people press again.
        var acknowledged = false;
        for (var press = 0; !acknowledged && press < MaxPresses; press++)
        {
            acknowledged = (await _people[person].PressAsync(card, label, ChatSite.Soon)).Acknowledged;
        }

        Assert.True(acknowledged, $"The press of '{label}' was turned away {MaxPresses} times.");
        if (inputs.Length > 0)
        {
            var modal = await OrShowAsync(_people[person].WaitForModalAsync(ChatSite.Soon), Seen);
            await _people[person].SubmitAsync(modal, inputs.ToDictionary(input => input.Label, input => input.Shown ?? input.Value), ChatSite.Soon);
        }
    }

    public override async Task SayAsync(string person, string incidentId, string text)
    {
        var card = await FindCardAsync(incidentId, _ => true);
        await _people[person].SayAsync(Channel, $"<@{_slack.Options.BotUserId}> {text}", card.Ts, ChatSite.Soon);
    }

    public override async Task<string> WaitForAnswerAsync(string person, Func<string, bool> isIt) => (await OrShowAsync(
        _slack.WaitForMessageAsync(message => message.OnlyFor == _people[person].Profile.Id && isIt(message.ReadableText), ChatSite.Soon), Seen)).ReadableText;

    public override ValueTask DisposeAsync() => _slack.DisposeAsync();

    private Task<SlackMessage> FindCardAsync(string incidentId, Func<string, bool> isIt) => OrShowAsync(
        _slack.WaitForMessageAsync(
            message => message is { Channel: Channel, ThreadTs: null, OnlyFor: null } && IsCardOf(incidentId, message.ReadableText) && isIt(message.ReadableText),
            ChatSite.Soon),
        Seen);

    private IEnumerable<string> Seen() => Failures().Concat(Messages());

    private IEnumerable<string> Failures() => _slack.Calls.Where(call => call.Error is not null).Select(call => $"{call.Method}: {call.Error}");

    private IEnumerable<string> Messages() => _slack.Messages.Select(message => $"[{message.Channel} {message.ThreadTs} {message.OnlyFor}] {message.ReadableText} [{string.Join("][", message.Buttons)}]");
}
