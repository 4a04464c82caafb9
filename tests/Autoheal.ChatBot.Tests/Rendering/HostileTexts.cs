using System.Text.Json;

namespace Autoheal.ChatBot.Tests.Rendering;

/// <summary>Texts that try to become something else than text. The recorded ones are by others; see the README beside them.</summary>
internal static class HostileTexts
{
    public static IReadOnlyList<string> All { get; } =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</code></pre><a href=\"javascript:alert(1)\">x</a>",
        "javascript:alert(1)",
        "https://evil.example/ www.evil.example [a](https://evil.example) <https://evil.example|click>",
        "&lt;script&gt; &#60;b&#62;",
        "\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007 \u009b2J",
        "a\rb\bc\u0000d\u007f",
        "\u202eevorppa\u202c \u2066x\u2069 \u200b\u200d\ufeff",
        "line\u2028separator\u2029paragraph",
        "\ud800 half a pair \udc00",
        "\ue000 private",
        "```\n# heading\n```",
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "garak.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!),
    ];
}
