using System.Globalization;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Teams;

/// <summary>Writes activities as Teams sends them to a bot. Thread-safe.</summary>
public sealed class SimulatedTeamsActivities
{
    private const string BotName = "Autoheal";

    private readonly SimulatedTeamsOptions _options;
    private readonly Func<Uri> _serviceUrl;
    private readonly Func<string> _nextId;
    private readonly Func<string, SimulatedTeamsConversation> _find;

    internal SimulatedTeamsActivities(
        SimulatedTeamsOptions options, Func<Uri> serviceUrl, Func<string> nextId, Func<string, SimulatedTeamsConversation> find)
    {
        _options = options;
        _serviceUrl = serviceUrl;
        _nextId = nextId;
        _find = find;
    }

    /// <summary>Gets the bot's id in Teams.</summary>
    public string BotId => $"28:{_options.AppId}";

    /// <summary>A typed message.</summary>
    public JsonObject Message(SimulatedTeamsPerson person, SimulatedTeamsConversation conversation, string text, string? thread = null)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(conversation);
        var id = _nextId();
        var activity = Common("message", person, conversation, thread ?? id, id);
        activity["textFormat"] = "plain";
        activity["text"] = conversation.Kind == SimulatedTeamsConversationKind.Personal ? text : $"<at>{BotName}</at> {text}\n";
        if (conversation.Kind != SimulatedTeamsConversationKind.Personal)
        {
            activity["entities"]!.AsArray().Add(new JsonObject
            {
                ["type"] = "mention", ["text"] = $"<at>{BotName}</at>", ["mentioned"] = new JsonObject { ["id"] = BotId, ["name"] = BotName },
            });
        }

        return activity;
    }

    /// <summary>A message that a card sent (<c>Action.Submit</c>).</summary>
    public JsonObject Submit(SimulatedTeamsPerson person, SimulatedTeamsMessage message, JsonObject value)
    {
        ArgumentNullException.ThrowIfNull(message);
        var activity = OnMessage("message", person, message);
        activity["value"] = value;
        return activity;
    }

    /// <summary>A pressed button (<c>Action.Execute</c>).</summary>
    public JsonObject Execute(SimulatedTeamsPerson person, SimulatedTeamsMessage message, string verb, JsonObject data, string trigger)
    {
        ArgumentNullException.ThrowIfNull(message);
        var activity = OnMessage("invoke", person, message);
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
            ["trigger"] = trigger,
        };
        return activity;
    }

    /// <summary>The news that the bot was added to a conversation.</summary>
    public JsonObject Added(SimulatedTeamsPerson person, SimulatedTeamsConversation conversation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(conversation);
        var activity = Common("conversationUpdate", person, conversation, null, _nextId());
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = BotId });
        return activity;
    }

    private JsonObject OnMessage(string type, SimulatedTeamsPerson person, SimulatedTeamsMessage message)
    {
        ArgumentNullException.ThrowIfNull(person);
        var activity = Common(type, person, _find(message.ConversationId), message.Thread ?? message.Id, _nextId());
        activity["replyToId"] = message.Id;
        return activity;
    }

    private JsonObject Common(string type, SimulatedTeamsPerson person, SimulatedTeamsConversation conversation, string? thread, string id)
    {
        var from = new JsonObject { ["id"] = person.TeamsId, ["name"] = person.Name };
        if (!person.IsUnnamed)
            from["aadObjectId"] = person.ObjectId;
        var now = _options.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return new()
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = now,
            ["localTimezone"] = "Europe/Berlin",
            ["serviceUrl"] = _serviceUrl().OriginalString,
            ["channelId"] = "msteams",
            ["from"] = from,
            ["conversation"] = new JsonObject
            {
                ["id"] = conversation.Kind == SimulatedTeamsConversationKind.Channel && thread is not null ? $"{conversation.Id};messageid={thread}" : conversation.Id,
                ["conversationType"] = conversation.TypeName,
                ["tenantId"] = _options.TenantId,
                ["isGroup"] = conversation.Kind != SimulatedTeamsConversationKind.Personal,
            },
            ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = BotName },
            ["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "clientInfo", ["locale"] = "en-US", ["country"] = "US", ["platform"] = "Web", ["timezone"] = "Europe/Berlin",
            }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = _options.TenantId } },
            ["locale"] = "en-US",
        };
    }
}
