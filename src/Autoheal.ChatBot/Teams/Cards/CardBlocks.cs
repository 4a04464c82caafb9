using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.ChatBot.Messages;
using static Autoheal.ChatBot.Teams.Cards.CardElements;

namespace Autoheal.ChatBot.Teams.Cards;

/// <summary>Renders the parts of a message, each within the room that is left to it.</summary>
internal static class CardBlocks
{
    private const int MaxHeading = 150;
    private const int MaxFields = 10;

    public static IEnumerable<JsonObject> Render(ChatBlock block, CardCaps caps) => block switch
    {
        HeadingBlock heading => [Heading(heading.Text)],
        TextBlock text => [Paragraph(Runs(text.Runs, caps.Text, text.Small))],
        FieldsBlock fields => Fields(fields, caps),
        ListBlock list => List(list, caps),
        CodeBlock code => Code(code, caps),
        QuoteBlock quote => [Quote(quote, caps)],
        ButtonsBlock buttons => CardButtons.Render(buttons),
        _ => [],
    };

    private static JsonObject Heading(string text)
    {
        var run = Run(CardText.Line(CardText.Clip(text, MaxHeading)), strong: true);
        run["size"] = "Large";
        return Paragraph(run);
    }

    private static IEnumerable<JsonObject> Fields(FieldsBlock block, CardCaps caps)
    {
        for (var i = 0; i < Math.Min(block.Fields.Count, MaxFields); i++)
        {
            var field = block.Fields[i];
            yield return new JsonObject
            {
                ["type"] = "ColumnSet",
                ["spacing"] = i == 0 ? "Default" : "Small",
                ["columns"] = new JsonArray(
                    Column("110px", Paragraph(Run(CardText.Line(CardText.Clip(field.Name, 100)), strong: true))),
                    Column(Wrapped, Paragraph(Runs(field.Value, caps.Text)))),
            };
        }

        if (block.Fields.Count > MaxFields)
        {
            yield return More(block.Fields.Count - MaxFields);
        }
    }

    private static IEnumerable<JsonObject> List(ListBlock block, CardCaps caps)
    {
        if (block.Title is { } title)
        {
            yield return Title(title, caps);
        }

        for (var i = 0; i < Math.Min(block.Items.Count, caps.Items); i++)
        {
            var mark = block.Numbered ? string.Create(CultureInfo.InvariantCulture, $"{i + 1}. ") : "• ";
            var item = Paragraph(Runs(block.Items[i], caps.Text).Prepend(Run(mark)));
            item["spacing"] = i == 0 && block.Title is null ? "Default" : "Small";
            yield return item;
        }

        if (block.Items.Count > caps.Items)
        {
            yield return More(block.Items.Count - caps.Items);
        }
    }

    private static IEnumerable<JsonObject> Code(CodeBlock block, CardCaps caps)
    {
        if (block.Title is { } title)
        {
            yield return Title(title, caps);
        }

        var box = Box("emphasis", Paragraph(Run(CardText.Code(CardText.Clip(block.Text, caps.Code)), code: true)));
        box["spacing"] = "Small";
        yield return box;
    }

    private static JsonObject Quote(QuoteBlock block, CardCaps caps) => Box(
        "emphasis",
        Paragraph(Run($"Quoted, not checked: {CardText.Line(CardText.Clip(block.Source, 200))}", subtle: true, small: true)),
        Paragraph(Run(CardText.Code(CardText.Clip(block.Text, caps.Quote)), code: true, small: true)));

    private static JsonObject Title(string title, CardCaps caps) => Paragraph(Run(CardText.Line(CardText.Clip(title, caps.Text)), strong: true));

    private static JsonObject More(int count) => Paragraph(Run(string.Create(CultureInfo.InvariantCulture, $"… and {count} more"), subtle: true));
}
