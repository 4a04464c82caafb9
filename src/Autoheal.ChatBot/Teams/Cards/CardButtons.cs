using System.Text.Json.Nodes;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Teams.Cards;

/// <summary>
/// Buttons. Each carries its act and an id, never what is decided. <c>Action.Execute</c> is answered in place; a client that does not know it falls back
/// to <c>Action.Submit</c>, which sends a message.
/// </summary>
internal static class CardButtons
{
    private const int MaxInRow = 5;
    private const int MaxLabel = 75;
    private const int MaxValue = 200;

    public static IEnumerable<JsonObject> Render(ButtonsBlock block) => block.Buttons
        .Where(button => button.Value.Length <= MaxValue)
        .Chunk(MaxInRow)
        .Select(row => Set(row.Select(button => Button(button.Label, button.Act, Data(button.Value), button.Style))));

    public static JsonObject Set(IEnumerable<JsonNode> actions) => new() { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. actions]) };

    public static JsonObject Button(string label, string act, JsonObject data, ChatButtonStyle style = ChatButtonStyle.Plain)
    {
        var title = CardText.Line(CardText.Clip(label, MaxLabel));
        var submit = (JsonObject)data.DeepClone();
        submit["act"] = act;
        var button = new JsonObject
        {
            ["type"] = "Action.Execute",
            ["title"] = title,
            ["verb"] = act,
            ["data"] = data,
            ["fallback"] = new JsonObject { ["type"] = "Action.Submit", ["title"] = title, ["data"] = submit },
        };
        if (style != ChatButtonStyle.Plain)
        {
            button["style"] = style == ChatButtonStyle.Primary ? "positive" : "destructive";
        }

        return button;
    }

    public static JsonObject Data(string value) => new() { ["value"] = value };
}
