using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Slack;

/// <summary>An input of a modal as a person fills it in, checked as Slack's own client checks it.</summary>
internal static class ModalInput
{
    /// <returns>The block's id, and its state as it is sent.</returns>
    public static (string BlockId, JsonObject State) Fill(JsonElement input, IReadOnlyDictionary<string, string> values)
    {
        var label = input.GetProperty("label").GetProperty("text").GetString()!;
        var element = input.GetProperty("element");
        var isChoice = SlackBlocks.Type(element) != "plain_text_input";
        var state = isChoice ? Choose(element, label, values.GetValueOrDefault(label)) : Type(element, label, values.GetValueOrDefault(label));
        var isEmpty = state["value"] is null && state["selected_option"] is null;
        if (isEmpty && !(input.TryGetProperty("optional", out var optional) && optional.GetBoolean()))
        {
            throw new InvalidOperationException($"'{label}' must be filled in.");
        }

        return (input.GetProperty("block_id").GetString()!, new JsonObject { [element.GetProperty("action_id").GetString()!] = state });
    }

    private static JsonObject Type(JsonElement element, string label, string? typed)
    {
        var value = typed ?? (element.TryGetProperty("initial_value", out var initial) ? initial.GetString() : null);
        if (element.TryGetProperty("max_length", out var max) && value?.Length > max.GetInt32())
        {
            throw new InvalidOperationException($"'{label}' takes at most {max.GetInt32()} characters.");
        }

        return new JsonObject { ["type"] = "plain_text_input", ["value"] = string.IsNullOrEmpty(value) ? null : value };
    }

    private static JsonObject Choose(JsonElement element, string label, string? chosen)
    {
        var options = element.GetProperty("options").EnumerateArray().ToArray();
        var index = Array.FindIndex(options, option => option.GetProperty("text").GetProperty("text").GetString() == chosen);
        if (chosen is not null && index < 0)
        {
            throw new InvalidOperationException($"'{label}' does not offer '{chosen}'.");
        }

        var option = index >= 0 ? options[index] : element.TryGetProperty("initial_option", out var initial) ? initial : (JsonElement?)null;
        return new JsonObject { ["type"] = SlackBlocks.Type(element), ["selected_option"] = option is { } known ? JsonObject.Create(known) : null };
    }
}
