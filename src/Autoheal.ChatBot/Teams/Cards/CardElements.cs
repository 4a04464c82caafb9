using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Teams.Cards;

/// <summary>The small parts of a card (Adaptive Cards 1.5). Text is always in text runs, which render no markdown.</summary>
internal static class CardElements
{
    public const string Wrapped = "stretch";

    public static JsonObject Paragraph(params IEnumerable<JsonNode> inlines) =>
        new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray([.. inlines]) };

    public static JsonObject Run(string text, bool strong = false, bool subtle = false, bool code = false, bool small = false)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text };
        SetIf(strong, "weight", "Bolder");
        SetIf(subtle, "isSubtle", true);
        SetIf(code, "fontType", "Monospace");
        SetIf(small, "size", "Small");
        return run;

        void SetIf(bool condition, string name, JsonNode value)
        {
            if (condition)
            {
                run[name] = value;
            }
        }
    }

    public static JsonObject Box(string style, params IEnumerable<JsonNode> items) =>
        new() { ["type"] = "Container", ["style"] = style, ["items"] = new JsonArray([.. items]) };

    public static IEnumerable<JsonNode> Runs(IEnumerable<ChatRun> runs, int limit, bool small = false)
    {
        var left = limit;
        foreach (var run in runs)
        {
            if (left <= 0)
            {
                yield return Run(" … (more is left out)", subtle: true, small: small);
                yield break;
            }

            var element = Inline(run, left, small);
            left -= element["text"]!.GetValue<string>().Length;
            yield return element;
        }
    }

    public static JsonObject Column(string width, JsonNode content) =>
        new() { ["type"] = "Column", ["width"] = width, ["items"] = new JsonArray(content) };

    private static JsonObject Inline(ChatRun run, int limit, bool small) => run switch
    {
        TextRun text => Run(
            CardText.Clean(CardText.Clip(text.Text, limit)), text.Style == ChatTextStyle.Strong, code: text.Style == ChatTextStyle.Code, small: small),
        LinkRun link => Link(link, limit, small),
        PersonRun person => Run(CardText.Line(CardText.Clip(person.Name, limit)), strong: true, small: small),
        TimeRun time => Run(Moment(time.At), small: small),
        _ => Run(""),
    };

    private static JsonObject Link(LinkRun link, int limit, bool small)
    {
        var run = Run(CardText.Line(CardText.Clip(link.Text, limit)), small: small);
        if (link.Target is { IsAbsoluteUri: true, Scheme: "https" or "http" })
        {
            run["color"] = "Accent";
            run["underline"] = true;
            run["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = link.Target.AbsoluteUri };
        }

        return run;
    }

    /// <summary>The card's own functions write it in the reader's language and time zone.</summary>
    private static string Moment(DateTimeOffset at)
    {
        var text = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"{{{{DATE({text},SHORT)}}}} {{{{TIME({text})}}}}";
    }
}
