using System.Text.Json.Nodes;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Slack.Rendering;

/// <summary>
/// Makes <c>rich_text</c> blocks (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block). Slack does not parse what stands in them, so text
/// from outside stays text whatever it holds, and can be copied as it was.
/// </summary>
internal static class RichText
{
    public static JsonObject Block(params IEnumerable<JsonObject> elements) => new() { ["type"] = "rich_text", ["elements"] = Array(elements) };

    public static JsonObject Section(params IEnumerable<JsonObject> elements) => Of("rich_text_section", elements);

    public static JsonObject Quote(string text) => Of("rich_text_quote", [Text(text)]);

    public static JsonObject Preformatted(string text) => Of("rich_text_preformatted", [Text(text)]);

    public static JsonObject List(IEnumerable<JsonObject> sections, bool isNumbered)
    {
        var list = Of("rich_text_list", sections);
        list["style"] = isNumbered ? "ordered" : "bullet";
        return list;
    }

    public static JsonObject Text(string text, string? style = null)
    {
        var element = new JsonObject { ["type"] = "text", ["text"] = text };
        if (style is not null)
        {
            element["style"] = new JsonObject { [style] = true };
        }

        return element;
    }

    public static JsonObject User(string userId) => new() { ["type"] = "user", ["user_id"] = userId };

    /// <summary>The runs within a budget of characters; what does not fit is said.</summary>
    public static IEnumerable<JsonObject> Runs(IReadOnlyList<ChatRun> runs, int max)
    {
        var left = max;
        for (var i = 0; i < runs.Count; i++)
        {
            var text = PlainText.Of(runs[i]);
            if (text.Length == 0)
            {
                continue;
            }

            if (text.Length > left)
            {
                yield return Text(left > 16 ? SafeText.Cut(text, left) : "…");
                yield break;
            }

            left -= text.Length;
            yield return Run(runs[i], text);
        }
    }

    private static JsonObject Run(ChatRun run, string text) => run switch
    {
        TextRun { Style: ChatTextStyle.Strong } => Text(text, "bold"),
        TextRun { Style: ChatTextStyle.Code } => Text(text, "code"),
        TimeRun time => Date(time.At),
        LinkRun link when IsAddress(link.Target) => new JsonObject { ["type"] = "link", ["url"] = link.Target.AbsoluteUri, ["text"] = text },
        _ => Text(text),
    };

    /// <summary>Shown in the reader's own time zone.</summary>
    private static JsonObject Date(DateTimeOffset at) => new()
    {
        ["type"] = "date",
        ["timestamp"] = at.ToUnixTimeSeconds(),
        ["format"] = "{date_short_pretty} at {time_secs}",
        ["fallback"] = PlainText.Of(at),
    };

    public static bool IsAddress(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.AbsoluteUri.Length <= SlackLimits.Address && address.UserInfo.Length == 0;

    private static JsonObject Of(string type, IEnumerable<JsonObject> elements) => new() { ["type"] = type, ["elements"] = Array(elements) };

    private static JsonArray Array(IEnumerable<JsonObject> elements) => new([.. elements]);
}
