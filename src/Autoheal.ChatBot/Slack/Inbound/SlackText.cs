using System.Text;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>
/// Turns a message's text into what the person typed: Slack writes mentions, channels and links as <c>&lt;…&gt;</c> and escapes three characters
/// (https://docs.slack.dev/messaging/formatting-message-text).
/// </summary>
internal static class SlackText
{
    private const int MaxLength = 4000;

    /// <param name="text">The text as Slack wrote it.</param>
    /// <param name="botUserId">The bot, whose mention is left out; null when it is not known, and then the first mention is left out.</param>
    public static string Read(string text, string? botUserId)
    {
        var read = new StringBuilder(text.Length);
        var isLeftOut = false;
        var rest = text.AsSpan(0, Math.Min(text.Length, MaxLength));
        while (!rest.IsEmpty)
        {
            var open = rest.IndexOf('<');
            var close = open < 0 ? -1 : rest[open..].IndexOf('>');
            if (close < 0)
            {
                Unescape(rest, read);
                break;
            }

            Unescape(rest[..open], read);
            var entity = rest.Slice(open + 1, close - 1);
            rest = rest[(open + close + 1)..];
            if (IsBot(entity, botUserId, isLeftOut))
            {
                isLeftOut = true;
                continue;
            }

            Unescape(Label(entity), read);
        }

        return read.ToString().Trim();
    }

    private static bool IsBot(ReadOnlySpan<char> entity, string? botUserId, bool isLeftOut)
    {
        if (entity is not ['@', ..])
        {
            return false;
        }

        var user = entity[1..];
        var bar = user.IndexOf('|');
        user = bar < 0 ? user : user[..bar];
        return botUserId is null ? !isLeftOut : user.SequenceEqual(botUserId);
    }

    /// <summary>What the reader saw: the label, else the address, name or command.</summary>
    private static ReadOnlySpan<char> Label(ReadOnlySpan<char> entity)
    {
        var bar = entity.IndexOf('|');
        return bar >= 0 && bar + 1 < entity.Length ? entity[(bar + 1)..] : entity.TrimEnd('|');
    }

    private static void Unescape(ReadOnlySpan<char> text, StringBuilder to) =>
        to.Append(text.ToString().Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal));
}
