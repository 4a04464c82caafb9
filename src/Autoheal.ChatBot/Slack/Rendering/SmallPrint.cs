using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Slack.Rendering;

/// <summary>
/// Makes <c>context</c> blocks. Times and links are the only things in them that Slack parses, each in an element of its own that holds nothing from
/// outside but an escaped label; all else is plain text.
/// </summary>
internal static class SmallPrint
{
    public static JsonObject Block(IReadOnlyList<ChatRun> runs)
    {
        var elements = new List<JsonObject>();
        var text = "";
        foreach (var run in runs)
        {
            if (Active(run) is not { } active)
            {
                text += PlainText.Of(run);
                continue;
            }

            Flush();
            elements.Add(active);
        }

        Flush();
        return elements.Count is > 0 and <= SlackLimits.ContextElements
            ? Context(elements)
            : Context([PlainText.Object(PlainText.Of(runs), SlackLimits.Text)]);

        void Flush()
        {
            if (text.Trim() is { Length: > 0 } words)
            {
                elements.Add(PlainText.Object(words, SlackLimits.Text));
            }

            text = "";
        }
    }

    private static JsonObject Context(IEnumerable<JsonObject> elements) => new() { ["type"] = "context", ["elements"] = new JsonArray([.. elements]) };

    private static JsonObject? Active(ChatRun run) => run switch
    {
        TimeRun time => Markup(string.Create(
            CultureInfo.InvariantCulture, $"<!date^{time.At.ToUnixTimeSeconds()}^{{date_short_pretty}} at {{time_secs}}|{PlainText.Of(time.At)}>")),
        LinkRun link when RichText.IsAddress(link.Target) && link.Target.AbsoluteUri.IndexOfAny(['<', '>', '|']) < 0 =>
            Markup($"<{link.Target.AbsoluteUri}|{Label(PlainText.Of(link))}>"),
        _ => null,
    };

    /// <summary>A label cannot end its link: the three characters are escaped, and markup within it has no room to begin.</summary>
    private static string Label(string text) =>
        SafeText.Escape(SafeText.Cut(text, 200)).Replace('|', '¦').Replace('*', '∗').Replace('_', '＿').Replace('~', '∼').Replace('`', 'ˋ');

    private static JsonObject Markup(string text) => new() { ["type"] = "mrkdwn", ["text"] = text, ["verbatim"] = true };
}
