using System.Text.Json;
using Autoheal.ChatBot.Slack.Rendering;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>Reads buttons and modals (https://docs.slack.dev/interactivity/handling-user-interaction). Other interactions are nothing of ours.</summary>
internal static class InteractionReader
{
    /// <returns>What arrived; null when it is malformed.</returns>
    public static SlackParcel? Read(JsonElement body)
    {
        if (body.Text("type") is not { } type || body.Member("user").Text("id") is not { } user)
        {
            return null;
        }

        var view = body.Member("view");
        // A modal that somebody of another organization sends bears their team; the app is installed in ours.
        var team = view.Text("app_installed_team_id") ?? body.Member("team").Text("id");
        var enterprise = body.Member("enterprise").Text("id") ?? body.Member("team").Text("enterprise_id");
        if ((team ?? enterprise) is not { } home)
        {
            return null;
        }

        var origin = new SlackOrigin(user, body.Member("user").Text("team_id") ?? body.Member("team").Text("id"), home);
        var trigger = body.Text("trigger_id");
        return new SlackParcel
        {
            AppId = body.Text("api_app_id") ?? "",
            Teams = JsonReading.Known(team, Own(body, enterprise)),
            Key = $"{type}:{trigger ?? Moment(body) ?? $"{view.Text("id")}:{view.Text("hash")}"}",
            Input = type switch
            {
                "block_actions" => Press(body, origin, trigger),
                "view_submission" when view is { } modal => Form(modal, origin, trigger),
                _ => null,
            },
        };
    }

    /// <summary>The organization of the team in which the app is installed: that of the payload, unless the payload comes from elsewhere.</summary>
    private static string? Own(JsonElement body, string? enterprise) =>
        body.Member("view").Text("app_installed_team_id") is { } installed && installed != body.Member("team").Text("id") ? null : enterprise;

    private static string? Moment(JsonElement body) => body.Member("actions").Items().Select(action => action.Text("action_ts")).FirstOrDefault();

    private static PressInput? Press(JsonElement body, SlackOrigin origin, string? trigger)
    {
        foreach (var action in body.Member("actions").Items())
        {
            if (action.Text("type") == "button" && SlackActionId.Read(action.Text("action_id")) is { } act)
            {
                var container = body.Member("container");
                return new PressInput(act, action.Text("value") ?? "")
                {
                    Origin = origin,
                    Return = new SlackReturn
                    {
                        UserId = origin.UserId,
                        Channel = body.Member("channel").Text("id") ?? container.Text("channel_id"),
                        Thread = container.Text("thread_ts") ?? body.Member("message").Text("thread_ts"),
                        Message = container is { } known && known.Flag("is_ephemeral") ? null : container.Text("message_ts"),
                        ResponseUrl = JsonReading.Address(body.Text("response_url")),
                        TriggerId = trigger,
                    },
                };
            }
        }

        return null;
    }

    private static FormInput? Form(JsonElement view, SlackOrigin origin, string? trigger)
    {
        if (FormMemo.Read(view.Text("private_metadata")) is not { } memo)
        {
            return null;
        }

        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var block in view.Member("state").Member("values").Members())
        {
            JsonElement? elements = block.Value;
            foreach (var element in elements.Members())
            {
                if ((element.Value.Text("value") ?? element.Value.Member("selected_option").Text("value")) is { } value)
                {
                    inputs[block.Name] = value;
                }
            }
        }

        var first = view.Member("blocks").Items().Where(block => block.Text("type") == "input").Select(block => block.Text("block_id")).FirstOrDefault();
        return new FormInput(memo.Act, memo.Value, inputs, first)
        {
            Origin = origin,
            Return = new SlackReturn { UserId = origin.UserId, Channel = memo.Channel, Thread = memo.Thread, Message = memo.Message, TriggerId = trigger },
        };
    }
}
