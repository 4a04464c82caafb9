using Autoheal.Cli.Output;

namespace Autoheal.Cli.Tests;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("größer → 4/4 ✓", "größer → 4/4 ✓")]
    [InlineData("two\nlines\tand a tab", "two lines and a tab")]
    [InlineData("\e[31mred\e[0m", "[31mred[0m")]
    [InlineData("\e]8;;https://evil.example\atext", "]8;;https://evil.exampletext")]
    [InlineData("back\b\b\r\0space\x7f\x9b", "backspace")]
    [InlineData("a\u202eb\u2066c\u200bd\ufeffe", "abcde")]
    public void Plain_AnyText_IsHarmless(string text, string expected) => Assert.Equal(expected, TerminalText.Plain(text));
}
