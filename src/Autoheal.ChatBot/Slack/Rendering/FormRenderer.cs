using System.Text.Json.Nodes;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Slack.Inbound;

namespace Autoheal.ChatBot.Slack.Rendering;

/// <summary>Renders forms to modals (https://docs.slack.dev/reference/views/modal-views). Pure.</summary>
internal static class FormRenderer
{
    public const string CallbackId = "autoheal";

    /// <param name="form">The form.</param>
    /// <param name="way">Where it was asked for, which is where its answer goes.</param>
    public static JsonObject Modal(ChatForm form, SlackReturn way)
    {
        var fields = form.Fields.Where(field => field.Name.Length is > 0 and <= SlackLimits.BlockId).Select(Field).ToArray();
        var blocks = MessageRenderer.Blocks(form.Blocks, SlackLimits.ViewBlocks - fields.Length);
        foreach (var field in fields)
        {
            blocks.Add(field);
        }

        return new JsonObject
        {
            ["type"] = "modal",
            ["callback_id"] = CallbackId,
            ["private_metadata"] = new FormMemo(form.Act, form.Value, way.Channel, way.Thread, way.Message).Write(),
            ["title"] = PlainText.Object(SafeText.Line(form.Title), SlackLimits.ViewTitle),
            ["submit"] = PlainText.Object(SafeText.Line(form.Submit), SlackLimits.ViewTitle),
            ["close"] = PlainText.Object("Cancel", SlackLimits.ViewTitle),
            ["blocks"] = blocks,
        };
    }

    private static JsonObject Field(ChatFormField field) => new()
    {
        ["type"] = "input",
        ["block_id"] = field.Name,
        ["label"] = PlainText.Object(SafeText.Line(field.Label), SlackLimits.Label),
        ["optional"] = field.Optional,
        ["element"] = field.Choices.Any(CanBeChosen) ? Choice(field) : Text(field),
    };

    private static JsonObject Text(ChatFormField field)
    {
        var length = Math.Clamp(field.MaxLength, 1, SlackLimits.InputLength);
        var element = new JsonObject
        {
            ["type"] = "plain_text_input", ["action_id"] = "text", ["multiline"] = field.Multiline, ["max_length"] = length,
        };
        if (field.Initial is { Length: > 0 } initial && initial.Length <= length)
        {
            element["initial_value"] = initial;
        }

        return element;
    }

    private static JsonObject Choice(ChatFormField field)
    {
        var choices = field.Choices.Where(CanBeChosen).Take(SlackLimits.Options).ToArray();
        var element = new JsonObject
        {
            ["type"] = "static_select", ["action_id"] = "choice", ["options"] = new JsonArray([.. choices.Select(Option)]),
        };
        if (choices.FirstOrDefault(choice => choice.Value == field.Initial) is { Value: not null } initial)
        {
            element["initial_option"] = Option(initial);
        }

        return element;
    }

    private static JsonObject Option((string Value, string Label) choice) =>
        new() { ["text"] = PlainText.Object(SafeText.Line(choice.Label), SlackLimits.OptionText), ["value"] = choice.Value };

    /// <summary>A value that is cut short would be another value.</summary>
    private static bool CanBeChosen((string Value, string Label) choice) => choice.Value.Length is > 0 and <= SlackLimits.OptionValue;
}
