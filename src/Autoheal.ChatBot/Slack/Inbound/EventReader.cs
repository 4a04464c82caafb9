using System.Text.Json;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>Reads events (https://docs.slack.dev/apis/events-api). Events that are none of ours have no input.</summary>
internal static class EventReader
{
    /// <returns>What arrived; null when it is malformed.</returns>
    public static SlackParcel? Read(JsonElement body)
    {
        if (body.Text("event_id") is not { } id || body.Member("event") is not { } happened || happened.Text("type") is not { } type)
        {
            return null;
        }

        // In a shared channel the outer team is that of the author; the authorization names the installation for which the event was sent.
        var authorization = body.Member("authorizations").Items().Select(item => (JsonElement?)item).FirstOrDefault();
        var team = authorization.Text("team_id") ?? (authorization is null ? body.Text("team_id") : null);
        var enterprise = authorization is null ? body.Text("enterprise_id") : authorization.Text("enterprise_id");
        return new SlackParcel
        {
            AppId = body.Text("api_app_id") ?? "",
            Teams = JsonReading.Known(team, enterprise),
            Key = $"event:{id}",
            Input = (team ?? enterprise) is { } home && happened.Text("user") is { } user ? Input(body, type, happened, user, home) : null,
        };
    }

    private static SlackInput? Input(JsonElement body, string type, JsonElement happened, string user, string home)
    {
        var origin = new SlackOrigin(user, happened.Text("user_team") ?? happened.Text("team") ?? body.Text("team_id"), home);
        if (type == "app_home_opened")
        {
            return happened.Text("tab") is "home" or null
                ? new HomeInput { Origin = origin, Return = new SlackReturn { UserId = user } }
                : null;
        }

        var direct = type == "message" && happened.Text("channel_type") == "im";
        var said = (type == "app_mention" || direct) && happened.Text("subtype") is null && happened.Text("bot_id") is null;
        return said && happened.Text("channel") is { } channel && happened.Text("ts") is { } message
            ? new MentionInput(happened.Text("text") ?? "", direct)
            {
                Origin = origin,
                Return = new SlackReturn { UserId = user, Channel = channel, Thread = happened.Text("thread_ts"), Message = message },
            }
            : null;
    }
}
