using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Teams;

/// <summary>A person at a Teams client. Sends what a client sends, with tokens as the Bot Framework signs them. Thread-safe.</summary>
public sealed class SimulatedTeamsPerson
{
    private static readonly Dictionary<string, string> s_nothing = new(StringComparer.Ordinal);

    private readonly SimulatedTeams _teams;
    private readonly ConcurrentDictionary<(string MessageId, int Revision), SimulatedTeamsCard> _shown = new();

    internal SimulatedTeamsPerson(SimulatedTeams teams, string name, string objectId, string teamsId, string tenantId, bool isGuest)
    {
        _teams = teams;
        Name = name;
        ObjectId = objectId;
        TeamsId = teamsId;
        TenantId = tenantId;
        IsGuest = isGuest;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the object id in the directory.</summary>
    public string ObjectId { get; }

    /// <summary>Gets the id in Teams.</summary>
    public string TeamsId { get; }

    /// <summary>Gets the tenant that the person belongs to.</summary>
    public string TenantId { get; }

    /// <summary>Gets a value indicating whether the person is a guest of the tenant.</summary>
    public bool IsGuest { get; }

    /// <summary>Gets or sets a value indicating whether the client does not know <c>Action.Execute</c> and falls back to <c>Action.Submit</c>.</summary>
    public bool UsesOldClient { get; set; }

    /// <summary>Gets or sets a value indicating whether Teams leaves the object id out of what the person sends.</summary>
    public bool IsUnnamed { get; set; }

    /// <summary>Types a message; in a channel or group chat it mentions the bot.</summary>
    /// <param name="conversation">Where.</param>
    /// <param name="text">What, without the mention.</param>
    /// <param name="thread">The message whose thread it is said in; null for a new one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<SimulatedTeamsAnswer> SayAsync(
        SimulatedTeamsConversation conversation, string text, string? thread = null, CancellationToken cancellationToken = default) =>
        _teams.SendAsync(_teams.Activities.Message(this, conversation, text, thread), cancellationToken);

    /// <summary>Presses the button of a label, after filling in what is typed; inputs that are not named keep what stands in them.</summary>
    /// <param name="message">The message whose card it stands on.</param>
    /// <param name="label">The label.</param>
    /// <param name="inputs">What is typed or chosen, by the id of the input.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">There is no such button, or the client would not send the inputs.</exception>
    public async Task<SimulatedTeamsAnswer> PressAsync(
        SimulatedTeamsMessage message, string label, IReadOnlyDictionary<string, string>? inputs = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        var card = CardOf(message) ?? throw new InvalidOperationException($"Message {message.Id} has no card.");
        var action = card.FindAction(label) ?? throw new InvalidOperationException($"The card has no button '{label}'; it has {string.Join(", ", card.Buttons)}.");
        var typed = SimulatedTeamsCard.TextOf(action, "associatedInputs") == "none" ? new JsonObject() : card.Fill(inputs ?? s_nothing);
        if (UsesOldClient)
        {
            var submit = action["fallback"] as JsonObject ?? action;
            return await _teams.SendAsync(_teams.Activities.Submit(this, message, Join(submit["data"], typed)), cancellationToken);
        }

        return await InvokeAsync(message, action, Join(action["data"], typed), "manual", cancellationToken);
    }

    /// <summary>Looks at a message; a card that asks to be refreshed for this person is. Null when it is not.</summary>
    public async Task<SimulatedTeamsAnswer?> LookAsync(SimulatedTeamsMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        var refresh = message.Card?.Content["refresh"] as JsonObject;
        var readers = (refresh?["userIds"] as JsonArray ?? []).Select(id => id?.ToString());
        return refresh?["action"] is JsonObject action && readers.Contains(TeamsId)
            ? await InvokeAsync(message, action, Join(action["data"], []), "automatic", cancellationToken)
            : null;
    }

    /// <summary>The card of a message as this person sees it: what an answer put in its place, until the bot replaces the message.</summary>
    public SimulatedTeamsCard? CardOf(SimulatedTeamsMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _shown.GetValueOrDefault((message.Id, message.Revision)) ?? message.Card;
    }

    private async Task<SimulatedTeamsAnswer> InvokeAsync(
        SimulatedTeamsMessage message, JsonObject action, JsonObject data, string trigger, CancellationToken cancellationToken)
    {
        var answer = await _teams.SendAsync(
            _teams.Activities.Execute(this, message, SimulatedTeamsCard.TextOf(action, "verb"), data, trigger), cancellationToken);
        if (answer.Card is { } card)
            _shown[(message.Id, message.Revision)] = card;
        return answer;
    }

    private static JsonObject Join(JsonNode? data, JsonObject typed)
    {
        var joined = data?.DeepClone() as JsonObject ?? [];
        foreach (var (name, value) in typed)
            joined[name] = value?.DeepClone();
        return joined;
    }
}
