using System.Text.Json;
using Autoheal.ChatBot.Conversation;

namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>What a card sent: the act, its id, and what was typed. The same for <c>Action.Execute</c> and for <c>Action.Submit</c>.</summary>
internal sealed record CardPress
{
    /// <summary>The verb that only shows the card as it is now; what Teams itself asks for, and what leaves a form.</summary>
    public const string Refresh = "autoheal.refresh";

    /// <summary>What stands before the name of a field, so that no field can pass for an act or an id.</summary>
    public const string FieldPrefix = "f_";

    private const int MaxInputs = 20;
    private const int MaxInput = 4000;
    private const int MaxId = 512;

    public required string Act { get; init; }

    public required string Value { get; init; }

    public required bool FromForm { get; init; }

    public required IReadOnlyDictionary<string, string> Inputs { get; init; }

    /// <summary>Of an invoke named <c>adaptiveCard/action</c>; null when it is none of ours.</summary>
    public static CardPress? OfExecute(JsonElement value)
    {
        var action = ActivityReader.Member(value, "action");
        return Of(ActivityReader.Text(action, "verb", MaxId), ActivityReader.Member(action, "data"));
    }

    /// <summary>Of a message that a card sent; null when it is none of ours.</summary>
    public static CardPress? OfSubmit(JsonElement value) => Of(ActivityReader.Text(value, "act", MaxId), value);

    public ChatPress By(ChatSender sender) => new() { Sender = sender, Act = Act, Value = Value, FromForm = FromForm, Inputs = Inputs };

    private static CardPress? Of(string act, JsonElement data)
    {
        if (act.Length == 0 || data.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
        {
            return null;
        }

        var fields = data.ValueKind == JsonValueKind.Undefined ? [] : data.EnumerateObject()
            .Where(field => field.Name.StartsWith(FieldPrefix, StringComparison.Ordinal) && field.Value.ValueKind == JsonValueKind.String)
            .Take(MaxInputs).Select(field => (Name: field.Name[FieldPrefix.Length..], Text: field.Value.GetString()!));
        return new CardPress
        {
            Act = act,
            Value = ActivityReader.Text(data, "value", MaxId),
            FromForm = ActivityReader.Member(data, "form").ValueKind == JsonValueKind.True,
            Inputs = fields.ToDictionary(field => field.Name, field => field.Text.Length <= MaxInput ? field.Text : field.Text[..MaxInput], StringComparer.Ordinal),
        };
    }
}
