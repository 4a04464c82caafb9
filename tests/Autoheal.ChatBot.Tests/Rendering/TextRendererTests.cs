using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Rendering;

namespace Autoheal.ChatBot.Tests.Rendering;

public sealed class TextRendererTests
{
    [Fact]
    public void Render_EveryKindOfBlock_IsPlainText()
    {
        var message = new ChatMessage
        {
            Summary = "INC-7",
            Blocks =
            [
                new HeadingBlock("INC-7"),
                new TextBlock(["since ", new TimeRun(DateTimeOffset.UnixEpoch), new LinkRun(" page", new Uri("https://autoheal.example/console"))]),
                new FieldsBlock([new ChatField("Risk", ["low"])]),
                new ListBlock("Next", [["first thing of a longer line"], ["b"]], Numbered: true),
                new QuoteBlock("log", "boom\nbang"),
                new CodeBlock("Diff", "- 0\n+ 3"),
                new DividerBlock(),
                new ButtonsBlock([new ChatButton("approve", "INC-7.1", "Approve")]),
            ],
        };

        Assert.Equal(
            """
            INC-7

            since 1970-01-01
            00:00:00 UTC page
            (https://autoheal.ex
            ample/console)
            Risk: low
            Next
            1. first thing of a
               longer line
            2. b
            Quoted, not checked:
            log
            > boom
            > bang
            Diff
                - 0
                + 3
            --------------------

            """,
            new TextRenderer { Width = 20 }.Render(message));
    }

    [Fact]
    public void Render_ZoneOfTheReader_IsUsed()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(2), "test", "test");

        Assert.Equal(
            "1970-01-01 02:00:00 +02:00\n",
            new TextRenderer { Zone = zone }.Render(new ChatMessage { Summary = "", Blocks = [new TextBlock([new TimeRun(DateTimeOffset.UnixEpoch)])] }));
    }

    [Fact]
    public void Render_HostileTexts_OnlyLineFeedsActOnATerminal() => Assert.All(
        HostileTexts.All,
        text => Assert.DoesNotContain(
            new TextRenderer().Render(SampleMessages.Everywhere(text)),
            character => (char.IsControl(character) && character != '\n') || character is '\u202e' or '\u200b' or '\u2028' or '\ue000'));

    [Fact]
    public void Render_AnyText_NoLineIsWiderThanTheTerminal() => Assert.All(
        HostileTexts.All.Append("日本語の長い文章はここで折り返されるはずです。表示幅は二倍です。"),
        text => Assert.All(
            new TextRenderer { Width = 24 }.Render(SampleMessages.Everywhere(text)).Split('\n'),
            line => Assert.InRange(TextColumns.Of(line), 0, 24)));

    [Theory]
    [InlineData(19)]
    [InlineData(1001)]
    public void Width_OutOfLimits_IsRefused(int width) => Assert.Throws<ArgumentOutOfRangeException>(() => new TextRenderer { Width = width });
}
