using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Slack.Rendering;

/// <summary>Text objects that Slack shows as they are, and runs as text.</summary>
internal static class PlainText
{
    public static JsonObject Object(string text, int max) => new()
    {
        ["type"] = "plain_text",
        // Slack refuses an empty text.
        ["text"] = text.Length == 0 ? "–" : SafeText.Cut(text, max),
        ["emoji"] = false,
    };

    public static string Of(ChatRun run) => run switch
    {
        TextRun text => SafeText.Lines(text.Text),
        LinkRun link => SafeText.Line(link.Text),
        PersonRun person => SafeText.Line(person.Name),
        TimeRun time => Of(time.At),
        _ => "",
    };

    public static string Of(IReadOnlyList<ChatRun> runs) => string.Concat(runs.Select(Of));

    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
