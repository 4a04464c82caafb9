using System.Text.Json.Nodes;

namespace Autoheal.ChatBot.Teams.Cards;

/// <summary>A person whom a card notifies.</summary>
/// <param name="AccountId">The object id in the directory.</param>
/// <param name="Name">The name, already harmless.</param>
/// <param name="TeamsId">The id in Teams, for refreshing; null when it is not known.</param>
internal sealed record CardMention(string AccountId, string Name, string? TeamsId)
{
    public string Text => $"<at>{Name}</at>";

    public JsonObject Entity => new()
    {
        ["type"] = "mention",
        ["text"] = Text,
        ["mentioned"] = new JsonObject { ["id"] = AccountId, ["name"] = Name },
    };
}
