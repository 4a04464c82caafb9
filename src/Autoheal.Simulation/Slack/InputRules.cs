using System.Text.Json;

namespace Autoheal.Simulation.Slack;

/// <summary>The rules of input blocks (https://docs.slack.dev/reference/block-kit/blocks/input-block).</summary>
internal static class InputRules
{
    public static IEnumerable<string> Check(JsonElement block)
    {
        foreach (var error in BlockKitRules.CheckText(block, "label", 2000, plainOnly: true, required: true))
        {
            yield return error;
        }

        if (!block.TryGetProperty("element", out var element))
        {
            yield return "an input needs an element";
            yield break;
        }

        var errors = SlackBlocks.Type(element) switch
        {
            "plain_text_input" => CheckTextInput(element),
            "static_select" or "radio_buttons" => CheckOptions(element),
            var other => [$"unsupported element of an input: '{other}'"],
        };
        foreach (var error in errors.Concat(BlockKitRules.CheckLength(element, "action_id", 1, 255)))
        {
            yield return error;
        }
    }

    private static IEnumerable<string> CheckTextInput(JsonElement element)
    {
        if (element.TryGetProperty("max_length", out var max) && max.GetInt32() is < 1 or > 3000)
        {
            yield return "max_length must be 1 to 3000";
        }

        if (element.TryGetProperty("initial_value", out var initial) && element.TryGetProperty("max_length", out var limit)
            && initial.GetString()!.Length > limit.GetInt32())
        {
            yield return "initial_value is longer than max_length";
        }
    }

    private static IEnumerable<string> CheckOptions(JsonElement element)
    {
        if (!element.TryGetProperty("options", out var options) || options.GetArrayLength() is 0 or > 100)
        {
            return ["a select has 1 to 100 options"];
        }

        var all = options.EnumerateArray().Select(option => option.GetRawText()).ToArray();
        var initial = element.TryGetProperty("initial_option", out var given) && !all.Contains(given.GetRawText())
            ? new[] { "initial_option must be one of the options" }
            : [];
        return [.. initial, .. options.EnumerateArray().SelectMany(CheckOption)];
    }

    private static IEnumerable<string> CheckOption(JsonElement option) =>
    [
        .. BlockKitRules.CheckText(option, "text", 75, plainOnly: true, required: true), .. BlockKitRules.CheckLength(option, "value", 1, 150),
    ];
}
