using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Slack;

/// <summary>Writes what Slack sends to an app, in the form in which it does.</summary>
internal sealed class SlackPayloads(SlackWorkspace workspace, Func<string, string, Uri> responseAddress)
{
    /// <summary>The fixed token of old, which proves nothing and is still sent.</summary>
    private const string Legacy = "legacy-verification-token";

    private SimulatedSlackOptions Options => workspace.Options;

    public SlackDelivery Command(SlackUserProfile user, string channel, string command, string text) => new(SlackDelivery.Command, new JsonObject
    {
        ["token"] = Legacy,
        ["team_id"] = Options.TeamId,
        ["team_domain"] = "simulated",
        ["enterprise_id"] = Options.EnterpriseId,
        ["channel_id"] = channel,
        ["channel_name"] = workspace.FindChannel(channel),
        ["user_id"] = user.Id,
        ["user_name"] = user.Name,
        ["command"] = command,
        ["text"] = text,
        ["api_app_id"] = Options.AppId,
        ["is_enterprise_install"] = "false",
        ["response_url"] = responseAddress(user.Id, channel).AbsoluteUri,
        ["trigger_id"] = workspace.AddTrigger(user.Id).Id,
    });

    public SlackDelivery Press(SlackUserProfile user, SlackMessage message, JsonElement button, string? blockId)
    {
        var body = Interaction("block_actions", user);
        body["container"] = new JsonObject
        {
            ["type"] = "message",
            ["message_ts"] = message.Ts,
            ["channel_id"] = message.Channel,
            ["is_ephemeral"] = message.OnlyFor is not null,
        };
        if (message.ThreadTs is { } thread)
        {
            body["container"]!["thread_ts"] = thread;
        }

        if (message.OnlyFor is null)
        {
            body["message"] = SlackMessageMethods.Show(message);
        }

        body["channel"] = new JsonObject { ["id"] = message.Channel, ["name"] = workspace.FindChannel(message.Channel) };
        body["response_url"] = responseAddress(user.Id, message.Channel).AbsoluteUri;
        body["actions"] = new JsonArray(Action(button, blockId));
        return new(SlackDelivery.Interaction, body);
    }

    public SlackDelivery PressHome(SlackUserProfile user, JsonElement button)
    {
        var body = Interaction("block_actions", user);
        body["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V0HOME" };
        body["view"] = new JsonObject { ["id"] = "V0HOME", ["type"] = "home", ["app_installed_team_id"] = Options.TeamId };
        body["actions"] = new JsonArray(Action(button, null));
        return new(SlackDelivery.Interaction, body);
    }

    public SlackDelivery Submit(SlackUserProfile user, SlackModal modal, JsonObject values)
    {
        var body = Interaction("view_submission", user);
        var view = JsonObject.Create(modal.View)!;
        view["id"] = modal.Id;
        view["team_id"] = Options.TeamId;
        view["state"] = new JsonObject { ["values"] = values };
        view["hash"] = string.Create(CultureInfo.InvariantCulture, $"{workspace.Clock.GetUtcNow().ToUnixTimeSeconds()}.{workspace.Next()}");
        view["root_view_id"] = modal.Id;
        view["app_id"] = Options.AppId;
        view["app_installed_team_id"] = Options.TeamId;
        body["view"] = view;
        body["response_urls"] = new JsonArray();
        return new(SlackDelivery.Interaction, body);
    }

    public SlackDelivery Said(SlackUserProfile user, SlackMessage message, string type)
    {
        var happened = new JsonObject
        {
            ["type"] = type,
            ["user"] = user.Id,
            ["text"] = message.Text,
            ["ts"] = message.Ts,
            ["channel"] = message.Channel,
            ["event_ts"] = message.Ts,
            ["team"] = user.TeamId ?? Options.TeamId,
        };
        if (message.ThreadTs is { } thread)
        {
            happened["thread_ts"] = thread;
        }

        if (type == "message")
        {
            happened["channel_type"] = message.Channel.StartsWith('D') ? "im" : "channel";
        }

        if (user.TeamId is { } other && other != Options.TeamId)
        {
            happened["user_team"] = other;
            happened["source_team"] = other;
        }

        return Event(user, happened);
    }

    public SlackDelivery HomeOpened(SlackUserProfile user) => Event(user, new JsonObject
    {
        ["type"] = "app_home_opened", ["user"] = user.Id, ["channel"] = SlackWorkspace.DirectChannel(user.Id), ["tab"] = "home", ["event_ts"] = "1.000001",
    });

    private SlackDelivery Event(SlackUserProfile user, JsonObject happened) => new(SlackDelivery.Event, new JsonObject
    {
        ["token"] = Legacy,
        ["team_id"] = user.TeamId ?? Options.TeamId,
        ["enterprise_id"] = Options.EnterpriseId,
        ["api_app_id"] = Options.AppId,
        ["event"] = happened,
        ["type"] = "event_callback",
        ["event_id"] = string.Create(CultureInfo.InvariantCulture, $"Ev{workspace.Next():0000000000}"),
        ["event_time"] = workspace.Clock.GetUtcNow().ToUnixTimeSeconds(),
        ["authorizations"] = new JsonArray(new JsonObject
        {
            ["enterprise_id"] = Options.EnterpriseId, ["team_id"] = Options.TeamId, ["user_id"] = Options.BotUserId, ["is_bot"] = true, ["is_enterprise_install"] = false,
        }),
        ["is_ext_shared_channel"] = user.TeamId is not null && user.TeamId != Options.TeamId,
    });

    private JsonObject Interaction(string type, SlackUserProfile user) => new()
    {
        ["type"] = type,
        ["user"] = new JsonObject { ["id"] = user.Id, ["username"] = user.Name, ["name"] = user.Name, ["team_id"] = user.TeamId ?? Options.TeamId },
        ["api_app_id"] = Options.AppId,
        ["token"] = Legacy,
        ["trigger_id"] = workspace.AddTrigger(user.Id).Id,
        ["team"] = new JsonObject { ["id"] = Options.TeamId, ["domain"] = "simulated" },
        ["enterprise"] = Options.EnterpriseId is { } enterprise ? new JsonObject { ["id"] = enterprise, ["name"] = "Simulated" } : null,
        ["is_enterprise_install"] = false,
    };

    private JsonObject Action(JsonElement button, string? blockId)
    {
        var action = JsonObject.Create(button)!;
        action.Remove("style");
        action["block_id"] = blockId ?? "b0";
        action["action_ts"] = string.Create(CultureInfo.InvariantCulture, $"{workspace.Clock.GetUtcNow().ToUnixTimeSeconds()}.{workspace.Next():000000}");
        return action;
    }
}
