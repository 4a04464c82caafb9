using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Autoheal.Simulation.Slack;

/// <summary>Looks into blocks as a person does.</summary>
internal static partial class SlackBlocks
{
    public static readonly JsonElement None = JsonDocument.Parse("[]").RootElement;

    public static IEnumerable<JsonElement> Buttons(JsonElement blocks) =>
        from block in blocks.EnumerateArray()
        from element in block.TryGetProperty("elements", out var elements) && Type(block) == "actions" ? elements.EnumerateArray()
            : block.TryGetProperty("accessory", out var accessory) ? [accessory] : Enumerable.Empty<JsonElement>()
        where Type(element) == "button"
        select element;

    public static IEnumerable<JsonElement> Inputs(JsonElement view) => view.GetProperty("blocks").EnumerateArray().Where(block => Type(block) == "input");

    public static string Label(JsonElement button) => button.GetProperty("text").GetProperty("text").GetString()!;

    public static string Type(JsonElement element) => element.TryGetProperty("type", out var type) ? type.GetString() ?? "" : "";

    /// <summary>What can be read; the text stands for the blocks only when there are none.</summary>
    public static string Read(string text, JsonElement blocks)
    {
        if (blocks.GetArrayLength() == 0)
        {
            return text;
        }

        var read = new StringBuilder();
        foreach (var block in blocks.EnumerateArray())
        {
            Read(block, read);
            if (read.Length > 0 && read[^1] != '\n')
            {
                read.Append('\n');
            }
        }

        return read.ToString().TrimEnd('\n');
    }

    private static void Read(JsonElement element, StringBuilder to)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Read(item, to);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            ReadObject(element, to);
        }
    }

    private static void ReadObject(JsonElement element, StringBuilder to)
    {
        switch (Type(element))
        {
            case "user":
                to.Append('@').Append(element.GetProperty("user_id").GetString());
                break;
            case "date":
                to.Append(element.GetProperty("fallback").GetString());
                break;
            case "mrkdwn":
                to.Append(Entity().Replace(element.GetProperty("text").GetString()!, "${label}"));
                break;
            case "context":
                foreach (var part in element.GetProperty("elements").EnumerateArray())
                {
                    Read(part, to);
                    to.Append(' ');
                }

                break;
            case "button":
                to.Append('[').Append(Label(element)).Append(']');
                break;
            default:
                if (element.TryGetProperty("text", out var text))
                {
                    to.Append(text.ValueKind == JsonValueKind.String ? text.GetString() : text.GetProperty("text").GetString());
                }

                foreach (var part in new[] { "label", "fields", "elements", "accessory" })
                {
                    if (element.TryGetProperty(part, out var inner))
                    {
                        Read(inner, to);
                    }
                }

                if (Type(element) is "rich_text_section" or "rich_text_quote" or "rich_text_preformatted")
                {
                    to.Append('\n');
                }

                break;
        }
    }

    /// <summary>A link or time as a reader sees it: by its label.</summary>
    [GeneratedRegex(@"<[^|>]*\|(?<label>[^>]*)>")]
    private static partial Regex Entity();
}
