using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>Takes the mention of the bot and Teams' own markup out of what a person typed.</summary>
internal static partial class MessageText
{
    /// <summary>The text as it was meant; mentions of other people stay as their names.</summary>
    /// <param name="root">The activity.</param>
    /// <param name="text">Its text.</param>
    /// <param name="botId">The bot's id in Teams.</param>
    /// <param name="mentionsBot">Whether the bot was addressed.</param>
    public static string Read(JsonElement root, string text, string botId, out bool mentionsBot)
    {
        mentionsBot = false;
        foreach (var entity in ActivityReader.Items(root, "entities").Where(entity => ActivityReader.Text(entity, "type", 64) == "mention"))
        {
            if (botId.Length == 0 || ActivityReader.Text(ActivityReader.Member(entity, "mentioned"), "id", 512) != botId)
            {
                continue;
            }

            mentionsBot = true;
            var mention = ActivityReader.Text(entity, "text", 512);
            var at = mention.Length == 0 ? -1 : text.IndexOf(mention, StringComparison.Ordinal);
            text = at < 0 ? text : string.Concat(text.AsSpan(0, at), " ", text.AsSpan(at + mention.Length));
        }

        return WebUtility.HtmlDecode(Tags().Replace(text, "")).Replace('\u00A0', ' ').Trim();
    }

    [GeneratedRegex("</?(?:at|p|div|span)(?:\\s[^<>]{0,200})?>", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();
}
