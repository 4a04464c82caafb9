using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Slack.Rendering;

/// <summary>
/// Renders messages to Block Kit within Slack's limits. Nothing that people, logs or models wrote is put where Slack parses markup; what does not fit is
/// left out visibly, and buttons are never left out for text. Pure.
/// </summary>
internal static class MessageRenderer
{
    /// <param name="message">The message.</param>
    /// <param name="mentions">The ids of the users to be notified.</param>
    public static RenderedMessage Message(ChatMessage message, IReadOnlyList<string> mentions)
    {
        var parts = Parts(message);
        if (mentions.Count > 0)
        {
            parts.Insert(0, Mentions(mentions));
        }

        return new RenderedMessage(Fallback(message, mentions), Fit(parts, SlackLimits.MessageBlocks));
    }

    /// <summary>The message as a person's home page.</summary>
    public static JsonObject Home(ChatMessage message) => new() { ["type"] = "home", ["blocks"] = Fit(Parts(message), SlackLimits.ViewBlocks) };

    /// <summary>Parts for a modal.</summary>
    public static JsonArray Blocks(IReadOnlyList<ChatBlock> blocks, int max)
    {
        var renderer = new BlockRenderer();
        return Fit([.. blocks.Select(renderer.Render)], max);
    }

    private static List<RenderedPart> Parts(ChatMessage message)
    {
        var renderer = new BlockRenderer();
        var parts = message.Blocks.Select(block => renderer.Render(block is HeadingBlock heading ? Toned(heading, message.Tone) : block)).ToList();
        if (!message.Blocks.OfType<HeadingBlock>().Any())
        {
            var summary = Symbol(message.Tone) + message.Summary;
            parts.Insert(0, renderer.Render(new TextBlock([new TextRun(summary, message.Blocks.Count > 0 ? ChatTextStyle.Strong : ChatTextStyle.Plain)])));
        }

        return parts;
    }

    private static HeadingBlock Toned(HeadingBlock heading, ChatTone tone) => new(Symbol(tone) + heading.Text);

    /// <summary>A sign before words that say the same.</summary>
    private static string Symbol(ChatTone tone) => tone switch
    {
        ChatTone.Good => "✅ ",
        ChatTone.Waiting => "⏳ ",
        ChatTone.Bad => "🔴 ",
        _ => "",
    };

    private static RenderedPart Mentions(IReadOnlyList<string> mentions)
    {
        var elements = mentions.Take(SlackLimits.Mentions).SelectMany<string, JsonObject>(user => [RichText.User(user), RichText.Text(" ")]);
        return new RenderedPart([RichText.Block(RichText.Section(elements))], mentions.Count * 12, true);
    }

    private static string Fallback(ChatMessage message, IReadOnlyList<string> mentions)
    {
        var to = string.Concat(mentions.Take(SlackLimits.Mentions).Select(user => $"<@{user}> "));
        return to + SafeText.Escape(SafeText.Cut(Symbol(message.Tone) + SafeText.Line(message.Summary), SlackLimits.Text / 2));
    }

    /// <summary>Leaves parts out from the end, never buttons or the heading, until the rest and a note about it fit.</summary>
    private static JsonArray Fit(List<RenderedPart> parts, int max)
    {
        var dropped = 0;
        var place = parts.Count;
        while (Count(parts) + (dropped > 0 ? 1 : 0) > max || parts.Sum(part => part.Length) > SlackLimits.MessageText)
        {
            var last = parts.FindLastIndex(part => !part.IsKept);
            place = last < 0 ? parts.Count - 1 : last;
            parts.RemoveAt(place);
            dropped++;
        }

        if (dropped > 0)
        {
            parts.Insert(place, BlockRenderer.Note(string.Create(CultureInfo.InvariantCulture, $"… {dropped} more parts; ask for the incident to see them")));
        }

        return new JsonArray([.. parts.SelectMany(part => part.Blocks)]);
    }

    private static int Count(List<RenderedPart> parts) => parts.Sum(part => part.Blocks.Count);
}
