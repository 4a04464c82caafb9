using System.Text.Json;

namespace Autoheal.Simulation.Slack;

/// <summary>The rules of rich text (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block).</summary>
internal static class RichTextRules
{
    private static readonly string[] Styles = ["bold", "italic", "strike", "code"];

    public static IEnumerable<string> Check(JsonElement part)
    {
        var elements = BlockKitRules.Elements(part);
        if (elements.Length == 0)
        {
            return [$"{SlackBlocks.Type(part)} has no elements"];
        }

        if (SlackBlocks.Type(part) != "rich_text_list")
        {
            return elements.SelectMany(CheckElement);
        }

        var style = part.TryGetProperty("style", out var given) && given.GetString() is "bullet" or "ordered" ? [] : new[] { "a list's style is bullet or ordered" };
        return [
            .. style,
            .. elements.SelectMany(item => SlackBlocks.Type(item) == "rich_text_section" ? Check(item) : ["a list consists of rich_text_section"]),
        ];
    }

    private static IEnumerable<string> CheckElement(JsonElement element) => SlackBlocks.Type(element) switch
    {
        "text" => [.. BlockKitRules.CheckLength(element, "text", 1, 40_000), .. CheckPresent(element, "text"), .. CheckStyle(element)],
        "link" => [.. BlockKitRules.CheckLength(element, "url", 1, 3000), .. CheckPresent(element, "url")],
        "user" => CheckPresent(element, "user_id"),
        "date" => [.. CheckPresent(element, "timestamp"), .. CheckPresent(element, "format")],
        var other => [$"unsupported element of rich text: '{other}'"],
    };

    private static IEnumerable<string> CheckPresent(JsonElement element, string name) =>
        element.TryGetProperty(name, out _) ? [] : [$"{SlackBlocks.Type(element)}.{name} is missing"];

    private static IEnumerable<string> CheckStyle(JsonElement element) =>
        element.TryGetProperty("style", out var style) && (style.ValueKind != JsonValueKind.Object || style.EnumerateObject().Any(member => !Styles.Contains(member.Name)))
            ? ["a style is an object of bold, italic, strike and code"]
            : [];
}
