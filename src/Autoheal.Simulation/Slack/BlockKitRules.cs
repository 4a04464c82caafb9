using System.Globalization;
using System.Text.Json;

namespace Autoheal.Simulation.Slack;

/// <summary>
/// The documented limits of Block Kit (https://docs.slack.dev/reference/block-kit), of the parts that Autoheal uses. What is not known is refused, so that
/// nothing passes unchecked.
/// </summary>
public static class BlockKitRules
{
    private static readonly string[] RichTextParts = ["rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"];

    /// <summary>What is wrong with the blocks of a message; empty when nothing is.</summary>
    public static IReadOnlyList<string> CheckMessage(JsonElement blocks) => Check(blocks, 50, isModal: false);

    /// <summary>What is wrong with a modal or home view; empty when nothing is.</summary>
    public static IReadOnlyList<string> CheckView(JsonElement view)
    {
        var type = SlackBlocks.Type(view);
        if (type is not "modal" and not "home")
        {
            return [$"view.type must be modal or home, but is '{type}'"];
        }

        var errors = new List<string>();
        if (type == "modal")
        {
            errors.AddRange(CheckText(view, "title", 24, plainOnly: true, required: true));
            errors.AddRange(CheckText(view, "submit", 24, plainOnly: true, required: SlackBlocks.Inputs(view).Any()));
            errors.AddRange(CheckText(view, "close", 24, plainOnly: true, required: false));
        }

        errors.AddRange(CheckLength(view, "private_metadata", 0, 3000));
        errors.AddRange(CheckLength(view, "callback_id", 0, 255));
        errors.AddRange(view.TryGetProperty("blocks", out var blocks) ? Check(blocks, 100, type == "modal") : ["view.blocks is missing"]);
        return errors;
    }

    private static IReadOnlyList<string> Check(JsonElement blocks, int max, bool isModal)
    {
        if (blocks.ValueKind != JsonValueKind.Array)
        {
            return ["blocks must be an array"];
        }

        var errors = new List<string>();
        if (blocks.GetArrayLength() > max)
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"no more than {max} blocks are allowed, but there are {blocks.GetArrayLength()}"));
        }

        var ids = blocks.EnumerateArray().Where(block => block.TryGetProperty("block_id", out _)).Select(block => block.GetProperty("block_id").GetString()).ToArray();
        if (ids.Distinct().Count() < ids.Length)
        {
            errors.Add("block_id must be unique");
        }

        var index = 0;
        foreach (var block in blocks.EnumerateArray())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"/blocks/{index++}");
            errors.AddRange(CheckLength(block, "block_id", 1, 255).Concat(CheckBlock(block, isModal)).Select(error => $"{error} [json-pointer:{at}]"));
        }

        return errors;
    }

    private static IEnumerable<string> CheckBlock(JsonElement block, bool isModal) => SlackBlocks.Type(block) switch
    {
        "divider" => [],
        "header" => CheckText(block, "text", 150, plainOnly: true, required: true),
        "section" => CheckSection(block),
        "context" => CheckContext(block),
        "actions" => CheckActions(block),
        "rich_text" => CheckRichText(block),
        "input" when isModal => InputRules.Check(block),
        var other => [$"unsupported block: '{other}'"],
    };

    private static IEnumerable<string> CheckSection(JsonElement block)
    {
        if (!block.TryGetProperty("text", out _) && !block.TryGetProperty("fields", out _))
        {
            yield return "a section needs text or fields";
        }

        foreach (var error in CheckText(block, "text", 3000, plainOnly: false, required: false))
        {
            yield return error;
        }

        if (block.TryGetProperty("fields", out var fields))
        {
            if (fields.GetArrayLength() is 0 or > 10)
            {
                yield return "a section has 1 to 10 fields";
            }

            foreach (var error in fields.EnumerateArray().SelectMany(field => CheckTextObject(field, "fields", 2000, plainOnly: false)))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<string> CheckContext(JsonElement block)
    {
        var elements = Elements(block);
        return elements.Length is 0 or > 10
            ? ["a context block has 1 to 10 elements"]
            : elements.SelectMany(element => CheckTextObject(element, "elements", 3000, plainOnly: false));
    }

    private static IEnumerable<string> CheckActions(JsonElement block)
    {
        var elements = Elements(block);
        if (elements.Length is 0 or > 25)
        {
            yield return "an actions block has 1 to 25 elements";
        }

        var ids = elements.Select(element => element.TryGetProperty("action_id", out var id) ? id.GetString() : null).OfType<string>().ToArray();
        if (ids.Distinct().Count() < ids.Length)
        {
            yield return "action_id must be unique within a block";
        }

        foreach (var error in elements.SelectMany(CheckButton))
        {
            yield return error;
        }
    }

    private static IEnumerable<string> CheckButton(JsonElement button)
    {
        if (SlackBlocks.Type(button) != "button")
        {
            return [$"unsupported element: '{SlackBlocks.Type(button)}'"];
        }

        var style = button.TryGetProperty("style", out var given) && given.GetString() is not "primary" and not "danger"
            ? new[] { "a button's style is primary, danger or absent" }
            : [];
        return [
            .. CheckText(button, "text", 75, plainOnly: true, required: true), .. CheckLength(button, "value", 1, 2000), .. CheckLength(button, "action_id", 1, 255),
            .. style,
        ];
    }

    private static IEnumerable<string> CheckRichText(JsonElement block)
    {
        var elements = Elements(block);
        return elements.Length == 0
            ? ["a rich_text block has elements"]
            : elements.SelectMany(element => RichTextParts.Contains(SlackBlocks.Type(element))
                ? RichTextRules.Check(element)
                : [$"unsupported element of rich_text: '{SlackBlocks.Type(element)}'"]);
    }

    internal static JsonElement[] Elements(JsonElement block) =>
        block.TryGetProperty("elements", out var elements) && elements.ValueKind == JsonValueKind.Array ? [.. elements.EnumerateArray()] : [];

    internal static IEnumerable<string> CheckText(JsonElement owner, string name, int max, bool plainOnly, bool required) =>
        owner.TryGetProperty(name, out var text) ? CheckTextObject(text, name, max, plainOnly) : required ? [$"{name} is missing"] : [];

    internal static IEnumerable<string> CheckLength(JsonElement owner, string name, int min, int max) =>
        owner.TryGetProperty(name, out var text) && (text.ValueKind != JsonValueKind.String || text.GetString()!.Length < min || text.GetString()!.Length > max)
            ? [string.Create(CultureInfo.InvariantCulture, $"{name} must have {min} to {max} characters")]
            : [];

    internal static IEnumerable<string> CheckTextObject(JsonElement text, string name, int max, bool plainOnly)
    {
        var type = SlackBlocks.Type(text);
        return type != "plain_text" && (plainOnly || type != "mrkdwn")
            ? [$"{name} must be {(plainOnly ? "plain_text" : "plain_text or mrkdwn")}, but is '{type}'"]
            : text.TryGetProperty("text", out _) ? CheckLength(text, "text", 1, max) : [$"{name}.text is missing"];
    }
}
