using System.Text.Json.Nodes;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Teams.Activities;
using Autoheal.ChatBot.Teams.Connector;
using static Autoheal.ChatBot.Teams.Cards.CardElements;

namespace Autoheal.ChatBot.Teams.Cards;

/// <summary>Writes a message as a card within Teams' limit of 28 KB a message; what does not fit is left out in words. Pure.</summary>
internal static class CardWriter
{
    /// <summary>The largest card, in bytes; the rest of 28 KB is for what stands around it.</summary>
    public const int MaxBytes = 25_000;

    private const int MaxBlocks = 200;

    public static JsonObject Write(ChatMessage message, CardExtras? extras = null)
    {
        extras ??= CardExtras.None;
        var blocks = message.Blocks.Take(MaxBlocks).ToArray();
        var isCut = message.Blocks.Count > MaxBlocks;
        foreach (var caps in CardCaps.Steps)
        {
            if (TryWrite(message, blocks, caps, extras, isCut) is { } card)
            {
                return card;
            }
        }

        return Shorten(message, blocks, extras);
    }

    /// <summary>Leaves out whole parts from the end, buttons last, as few as possible.</summary>
    private static JsonObject Shorten(ChatMessage message, ChatBlock[] blocks, CardExtras extras)
    {
        int[] order = [.. Enumerable.Range(0, blocks.Length).OrderBy(i => blocks[i] is ButtonsBlock).ThenByDescending(i => i)];
        var (least, most) = (1, order.Length);
        while (least < most)
        {
            var middle = (least + most) / 2;
            (least, most) = Without(middle) is not null ? (least, middle) : (middle + 1, most);
        }

        return Without(least) ?? Frame(message.Summary, [Cut()], CardExtras.None);

        JsonObject? Without(int count)
        {
            var left = order[..count].ToHashSet();
            return TryWrite(message, [.. blocks.Where((_, i) => !left.Contains(i))], CardCaps.Steps[^1], extras, isCut: true);
        }
    }

    /// <summary>The card; null when it is too large.</summary>
    private static JsonObject? TryWrite(ChatMessage message, ChatBlock[] blocks, CardCaps caps, CardExtras extras, bool isCut)
    {
        var body = new JsonArray();
        AddNotice(body, extras, caps);
        AddHead(body, message, blocks, caps);
        if (!TryAddBlocks(body, blocks, caps))
        {
            return null;
        }

        if (isCut)
        {
            body.Add(Cut());
        }

        if (extras.Mentions.Count > 0)
        {
            body.Add(new JsonObject { ["type"] = "TextBlock", ["wrap"] = true, ["text"] = string.Join(' ', extras.Mentions.Select(mention => mention.Text)) });
        }

        if (extras.OffersWayBack)
        {
            body.Add(CardButtons.Set([CardButtons.Button("Back", CardPress.Refresh, CardButtons.Data(""))]));
        }

        var card = Frame(message.Summary, body, extras);
        return TeamsJson.Measure(card) <= MaxBytes ? card : null;
    }

    private static JsonObject Cut() => Paragraph(Run("Parts of this message are left out: it is too long for Teams.", strong: true));

    public static JsonObject Frame(string summary, JsonArray body, CardExtras extras)
    {
        var teams = new JsonObject { ["width"] = "Full" };
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["fallbackText"] = CardText.Line(CardText.Clip(summary, 300)),
            ["body"] = body,
            ["msteams"] = teams,
        };
        if (extras.Mentions.Count > 0)
        {
            teams["entities"] = new JsonArray([.. extras.Mentions.Select(mention => mention.Entity)]);
        }

        if (extras.Mentions.Select(mention => mention.TeamsId).OfType<string>().ToArray() is { Length: > 0 } readers)
        {
            card["refresh"] = new JsonObject
            {
                ["action"] = new JsonObject
                {
                    ["type"] = "Action.Execute", ["title"] = "Refresh", ["verb"] = CardPress.Refresh, ["data"] = CardButtons.Data(""),
                },
                ["userIds"] = new JsonArray([.. readers.Select(id => (JsonNode)id)]),
            };
        }

        return card;
    }

    private static void AddNotice(JsonArray body, CardExtras extras, CardCaps caps)
    {
        if (extras.Notice is { } notice)
        {
            var (style, label) = Look(notice.Tone);
            body.Add(Box(
                style == "default" ? "accent" : style,
                [.. Label(label), Paragraph(Run(CardText.Clean(CardText.Clip(notice.Summary, 600)), strong: true)), .. Inner(notice.Blocks)]));
        }

        IEnumerable<JsonNode> Inner(IEnumerable<ChatBlock> blocks) => blocks.Where(block => block is TextBlock).SelectMany(block => CardBlocks.Render(block, caps));
    }

    /// <summary>The head carries the tone, in colour and in words.</summary>
    private static void AddHead(JsonArray body, ChatMessage message, ChatBlock[] blocks, CardCaps caps)
    {
        var (style, label) = Look(message.Tone);
        IEnumerable<JsonNode> head = blocks switch
        {
            [HeadingBlock heading, ..] => CardBlocks.Render(heading, caps),
            [] => [Paragraph(Run(CardText.Clean(CardText.Clip(message.Summary, caps.Text))))],
            _ => [],
        };
        JsonNode[] items = [.. Label(label), .. head];
        if (items.Length > 0)
        {
            var box = Box(style, items);
            box["bleed"] = true;
            body.Add(box);
        }
    }

    /// <summary>False as soon as it is clear that they do not fit.</summary>
    private static bool TryAddBlocks(JsonArray body, ChatBlock[] blocks, CardCaps caps)
    {
        var (isDivided, size) = (false, 0);
        foreach (var block in blocks is [HeadingBlock, ..] ? blocks[1..] : blocks)
        {
            isDivided |= block is DividerBlock;
            foreach (var element in CardBlocks.Render(block, caps))
            {
                if (isDivided)
                {
                    element["separator"] = true;
                    isDivided = false;
                }

                body.Add(element);
                size += TeamsJson.Measure(element);
                if (size > MaxBytes)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static JsonObject[] Label(string label) => label.Length == 0 ? [] : [Paragraph(Run(label, strong: true, small: true))];

    private static (string Style, string Label) Look(ChatTone tone) => tone switch
    {
        ChatTone.Good => ("good", "✓ GOOD"),
        ChatTone.Waiting => ("warning", "▸ WAITS FOR SOMEBODY"),
        ChatTone.Bad => ("attention", "! PROBLEM"),
        _ => ("default", ""),
    };
}
