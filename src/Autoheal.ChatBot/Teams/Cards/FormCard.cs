using System.Text.Json.Nodes;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Teams.Activities;
using Autoheal.ChatBot.Teams.Connector;

namespace Autoheal.ChatBot.Teams.Cards;

/// <summary>Writes a form as a card with inputs: it works on every client, where a dialog does not. Pure.</summary>
internal static class FormCard
{
    private const int MaxFields = 20;
    private const int MaxChoices = 100;

    public static JsonObject Write(ChatForm form)
    {
        foreach (var caps in CardCaps.Steps)
        {
            var card = Write(form, form.Blocks, caps);
            if (TeamsJson.Measure(card) <= CardWriter.MaxBytes)
            {
                return card;
            }
        }

        return Write(form, [new TextBlock(["What stands here is too long for Teams; the incident's card shows it."])], CardCaps.Steps[^1]);
    }

    private static JsonObject Write(ChatForm form, IReadOnlyList<ChatBlock> blocks, CardCaps caps)
    {
        var body = new JsonArray();
        foreach (var element in blocks.Prepend(new HeadingBlock(form.Title)).SelectMany(block => CardBlocks.Render(block, caps)))
        {
            body.Add(element);
        }

        foreach (var field in form.Fields.Take(MaxFields))
        {
            body.Add(Input(field));
        }

        var data = CardButtons.Data(form.Value);
        data["form"] = true;
        var cancel = CardButtons.Button("Cancel", CardPress.Refresh, CardButtons.Data(""));
        cancel["associatedInputs"] = "none";
        body.Add(CardButtons.Set([CardButtons.Button(form.Submit, form.Act, data, ChatButtonStyle.Primary), cancel]));
        return CardWriter.Frame(form.Title, body, CardExtras.None);
    }

    private static JsonObject Input(ChatFormField field)
    {
        var label = CardText.Line(CardText.Clip(field.Label, 200));
        var input = new JsonObject
        {
            ["type"] = field.Choices.Count == 0 ? "Input.Text" : "Input.ChoiceSet",
            ["id"] = CardPress.FieldPrefix + field.Name,
            ["label"] = label,
            ["isRequired"] = !field.Optional,
        };
        if (!field.Optional)
        {
            // Ours alone: unlike a label, it is read as markdown.
            input["errorMessage"] = "This is needed.";
        }

        if (field.Initial is { } initial)
        {
            input["value"] = field.Choices.Count == 0 ? CardText.Clean(initial) : initial;
        }

        return field.Choices.Count == 0 ? Typed(field, input) : Chosen(field, input);
    }

    private static JsonObject Typed(ChatFormField field, JsonObject input)
    {
        input["maxLength"] = field.MaxLength;
        input["isMultiline"] = field.Multiline;
        return input;
    }

    private static JsonObject Chosen(ChatFormField field, JsonObject input)
    {
        input["style"] = "compact";
        input["choices"] = new JsonArray([.. field.Choices.Take(MaxChoices).Select(choice => new JsonObject
        {
            ["title"] = CardText.Line(CardText.Clip(choice.Label, 150)), ["value"] = choice.Value,
        })]);
        return input;
    }
}
