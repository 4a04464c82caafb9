using System.Text.Json.Nodes;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>
/// Tells people in the acknowledgement itself that there is no room for what they asked. Buttons and events have no such answer: Slack shows that a
/// button failed, and sends an event again.
/// </summary>
internal static class BusyAnswer
{
    private const string Words = "Autoheal has too much to do at this moment and did not take this. Please try again in a minute.";

    public static JsonObject? To(SlackInput? input) => input switch
    {
        CommandInput => new JsonObject { ["response_type"] = "ephemeral", ["text"] = Words },
        FormInput { FirstField: { } field } => new JsonObject { ["response_action"] = "errors", ["errors"] = new JsonObject { [field] = Words } },
        _ => null,
    };
}
