using Autoheal.Simulation.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Scenarios.Chat;

/// <summary>A channel of a simulated Teams, which signs real tokens with keys of its own.</summary>
internal sealed class TeamsRoom : ChatRoom
{
    private readonly SimulatedTeamsOptions _options = new();
    private readonly Dictionary<string, SimulatedTeamsPerson> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _answers = new(StringComparer.Ordinal);
    private SimulatedTeams _teams = null!;
    private SimulatedTeamsConversation _channel = null!;

    public override string Where => $"teams:{_options.TenantId}/{_channel.Id}";

    public override async Task AddToAsync(IAutohealBuilder autoheal)
    {
        _teams = await SimulatedTeams.StartAsync(_options);
        _channel = _teams.AddConversation(SimulatedTeamsConversationKind.Channel);
        foreach (var name in (string[])["amira", "bo", "eve"])
        {
            _people[name] = _teams.AddPerson(name);
            _answers[name] = [];
        }

        autoheal
            .AddChatAccount("teams", _options.TenantId, _people["amira"].ObjectId, "amira")
            .AddChatAccount("teams", _options.TenantId, _people["bo"].ObjectId, "bo")
            .AddTeams(teams =>
            {
                teams.AppId = _options.AppId;
                teams.AppPassword = _options.AppPassword;
                teams.TenantId = _options.TenantId;
                teams.AllowedServiceHosts.Add(_teams.ServiceHost);
                teams.ServiceUrl = _teams.ServiceUrl;
                teams.OpenIdMetadataUrl = _teams.OpenIdMetadataUrl;
                teams.TokenUrl = _teams.TokenUrl;
                teams.Conversations.Add(_channel.Id);
            });
    }

    public override void Map(WebApplication app) => app.MapTeams();

    public override Task ConnectAsync(Uri host)
    {
        _teams.Connect(new Uri(host, "teams/messages"));
        return Task.CompletedTask;
    }

    public override async Task<string> WaitForCardAsync(string incidentId, Func<string, bool> isIt) => (await FindCardAsync(incidentId, isIt)).Card!.Text;

    public override async Task<string> WaitForNoteAsync(Func<string, bool> isIt) =>
        TextOf(await OrShowAsync(_teams.WaitForMessageAsync(message => message.Thread is not null && isIt(TextOf(message)), ChatSite.Soon), Seen));

    public override async Task PressAsync(string person, string incidentId, string label, params FormInput[] inputs)
    {
        var card = await FindCardAsync(incidentId, _ => true);
        var answer = await _people[person].PressAsync(card, label, cancellationToken: ChatSite.Soon);
        if (inputs.Length > 0)
        {
            var send = answer.Card!.Buttons[0];
            answer = await _people[person].PressAsync(card, send, inputs.ToDictionary(input => $"f_{input.Name}", input => input.Value), ChatSite.Soon);
        }

        lock (_answers)
        {
            _answers[person].Add(answer.Card?.Text ?? answer.Error ?? "");
        }
    }

    public override async Task SayAsync(string person, string incidentId, string text)
    {
        var card = await FindCardAsync(incidentId, _ => true);
        await _people[person].SayAsync(_channel, text, card.Id, ChatSite.Soon);
    }

    public override Task<string> WaitForAnswerAsync(string person, Func<string, bool> isIt)
    {
        lock (_answers)
        {
            return Task.FromResult(_answers[person].Last(isIt));
        }
    }

    public override ValueTask DisposeAsync() => _teams.DisposeAsync();

    private Task<SimulatedTeamsMessage> FindCardAsync(string incidentId, Func<string, bool> isIt) => OrShowAsync(
        _teams.WaitForMessageAsync(message => message.Thread is null && IsCardOf(incidentId, TextOf(message)) && isIt(TextOf(message)), ChatSite.Soon), Seen);

    private IEnumerable<string> Seen() => _teams.Messages.Select(message => $"[{message.Thread}] {TextOf(message)} [{string.Join("][", message.Card?.Buttons ?? [])}]");

    private static string TextOf(SimulatedTeamsMessage message) => message.Card?.Text ?? (string?)message.Activity["text"] ?? "";
}
