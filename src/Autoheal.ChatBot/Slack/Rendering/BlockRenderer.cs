using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Slack.Rendering;

/// <summary>Renders the parts of one message; numbers its buttons.</summary>
internal sealed class BlockRenderer
{
    private int _buttons;

    public RenderedPart Render(ChatBlock block) => block switch
    {
        HeadingBlock heading => Heading(SafeText.Line(heading.Text)),
        TextBlock { Small: true } text => Part([SmallPrint.Block(text.Runs)], Math.Min(PlainText.Of(text.Runs).Length, SlackLimits.Text)),
        TextBlock text => Rich([RichText.Section(RichText.Runs(OrDash(text.Runs), SlackLimits.Text))], PlainText.Of(text.Runs).Length),
        FieldsBlock fields => Fields(fields.Fields),
        ListBlock list => List(list),
        CodeBlock code => Framed(code.Title is null ? null : SafeText.Line(code.Title), code.Text, RichText.Preformatted),
        QuoteBlock quote => Framed($"Quoted from {SafeText.Line(quote.Source)}; nobody here wrote it:", quote.Text, RichText.Quote),
        ButtonsBlock buttons => Buttons(buttons.Buttons),
        DividerBlock => Part([new JsonObject { ["type"] = "divider" }], 0),
        _ => Part([], 0),
    };

    public static RenderedPart Heading(string text) =>
        new([new JsonObject { ["type"] = "header", ["text"] = PlainText.Object(text, SlackLimits.Header) }], Math.Min(text.Length, SlackLimits.Header), true);

    public static RenderedPart Note(string text) => Rich([RichText.Section(RichText.Text(text, "italic"))], text.Length);

    /// <summary>One below the other: beside each other would need text that Slack parses.</summary>
    private static RenderedPart Fields(IReadOnlyList<ChatField> fields)
    {
        var elements = new List<JsonObject>();
        var (shown, length) = (0, 0);
        foreach (var field in fields.Take(SlackLimits.Fields))
        {
            var max = Math.Min(SlackLimits.FieldText, SlackLimits.Text - length);
            var name = SafeText.Cut(SafeText.Line(field.Name), 200);
            if (max < name.Length + 32)
            {
                break;
            }

            elements.Add(RichText.Text($"{(shown++ == 0 ? "" : "\n")}{name}: ", "bold"));
            elements.AddRange(RichText.Runs(OrDash(field.Value), max - name.Length - 3));
            length += Math.Min(PlainText.Of(field.Value).Length + name.Length + 3, max);
        }

        if (shown < fields.Count)
        {
            elements.Add(RichText.Text((shown == 0 ? "" : "\n") + More(fields.Count - shown, "fields"), "italic"));
        }

        return elements.Count == 0 ? Part([], 0) : Rich([RichText.Section(elements)], length);
    }

    private static RenderedPart List(ListBlock list)
    {
        var left = SlackLimits.Text;
        var elements = new List<JsonObject>();
        if (list.Title is { } text)
        {
            var title = SafeText.Cut(SafeText.Line(text), SlackLimits.Header);
            elements.Add(RichText.Section(RichText.Text(title, "bold")));
            left -= title.Length;
        }

        var items = new List<JsonObject>();
        foreach (var item in list.Items.Take(SlackLimits.ListItems))
        {
            if (left < 64)
            {
                break;
            }

            items.Add(RichText.Section(RichText.Runs(OrDash(item), left)));
            left -= Math.Min(left, PlainText.Of(item).Length);
        }

        if (items.Count > 0)
        {
            elements.Add(RichText.List(items, list.Numbered));
        }

        if (items.Count < list.Items.Count)
        {
            elements.Add(RichText.Section(RichText.Text(More(list.Items.Count - items.Count, ""), "italic")));
        }

        return elements.Count == 0 ? Part([], 0) : Rich([.. elements], SlackLimits.Text - left);
    }

    private static RenderedPart Framed(string? title, string text, Func<string, JsonObject> frame)
    {
        var lines = SafeText.Lines(text).TrimEnd('\n');
        var body = lines.Length == 0 ? "–" : SafeText.Cut(lines, SlackLimits.Text - SlackLimits.Header);
        JsonObject[] elements = title is null
            ? [frame(body)]
            : [RichText.Section(RichText.Text(SafeText.Cut(title, SlackLimits.Header), "bold")), frame(body)];
        return Rich(elements, body.Length + (title?.Length ?? 0));
    }

    private RenderedPart Buttons(IReadOnlyList<ChatButton> buttons)
    {
        var shown = buttons.Where(CanBeShown).Take(SlackLimits.Buttons).ToArray();
        List<JsonObject> blocks =
        [
            .. shown.Chunk(SlackLimits.ButtonsInARow)
                .Select(row => new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray([.. row.Select(Button)]) }),
        ];
        if (shown.Length < buttons.Count)
        {
            blocks.AddRange(Note(More(buttons.Count - shown.Length, "buttons")).Blocks);
        }

        return new RenderedPart(blocks, shown.Sum(button => Math.Min(button.Label.Length, SlackLimits.ButtonLabel)), true);
    }

    private JsonObject Button(ChatButton button)
    {
        var rendered = new JsonObject
        {
            ["type"] = "button",
            ["text"] = PlainText.Object(SafeText.Line(button.Label), SlackLimits.ButtonLabel),
            ["action_id"] = SlackActionId.Write(button.Act, _buttons++),
        };
        if (button.Value.Length > 0)
        {
            rendered["value"] = button.Value;
        }

        if (button.Style != ChatButtonStyle.Plain)
        {
            rendered["style"] = button.Style == ChatButtonStyle.Primary ? "primary" : "danger";
        }

        return rendered;
    }

    /// <summary>An id that is cut short would be another id: such a button is left out.</summary>
    private static bool CanBeShown(ChatButton button) => button.Value.Length <= SlackLimits.Value && button.Act.Length is > 0 and < SlackLimits.ActionId - 8;

    private static IReadOnlyList<ChatRun> OrDash(IReadOnlyList<ChatRun> runs) => PlainText.Of(runs).Length == 0 ? ["–"] : runs;

    private static string More(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"… {count} more {what}").TrimEnd();

    private static RenderedPart Rich(JsonObject[] elements, int length) => Part([RichText.Block(elements)], Math.Min(length, SlackLimits.Text));

    private static RenderedPart Part(IReadOnlyList<JsonObject> blocks, int length) => new(blocks, length, false);
}
