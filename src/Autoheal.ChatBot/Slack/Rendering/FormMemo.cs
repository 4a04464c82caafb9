using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.ChatBot.Slack.Rendering;

/// <summary>What a modal remembers (<c>private_metadata</c>): what sending it asks for, and where the answer goes. Ids only; people cannot change it.</summary>
internal sealed record FormMemo(string Act, string Value, string? Channel, string? Thread, string? Message)
{
    /// <summary>Slack's limit.</summary>
    private const int MaxLength = 3000;

    public string Write() => new JsonObject
    {
        ["act"] = Act, ["value"] = Value, ["channel"] = Channel, ["thread"] = Thread, ["message"] = Message,
    }.ToJsonString();

    /// <summary>The memo; null when it is not one of ours.</summary>
    public static FormMemo? Read(string? text)
    {
        if (text is null or { Length: > MaxLength })
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text, JsonReading.Limits);
            var memo = document.RootElement;
            return memo.Text("act") is { } act
                ? new FormMemo(act, memo.Text("value") ?? "", memo.Text("channel"), memo.Text("thread"), memo.Text("message"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
