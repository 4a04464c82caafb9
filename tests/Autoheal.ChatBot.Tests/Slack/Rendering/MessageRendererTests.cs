using System.Text.Json;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Slack.Rendering;
using Autoheal.ChatBot.Tests.Slack.World;
using Autoheal.Simulation.Slack;

namespace Autoheal.ChatBot.Tests.Slack.Rendering;

public sealed class MessageRendererTests
{
    /// <summary>What Slack would act on, or a terminal, wherever it is parsed.</summary>
    private static readonly string[] Active =
    [
        "<!channel>", "<!here>", "<!everyone|x>", "<@U0AMIRA>", "<#C0INCIDENTS>", "<https://evil.example|approve>", "https://evil.example/?q=1", "mailto:a@evil.example",
        "a@evil.example", "*bold* _italic_ ~gone~ `code` ```block```", "> quote\n>>> all", "&lt;!channel&gt;", "<!date^0^{date}^https://evil.example|x>", "[x](https://evil.example)",
        "![x](https://evil.example/x.png)", ":fire: :+1:", "\u001b[31mred\u001b[0m", "\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007", "\u0000\u0007\u0008\r\u007f\u009b31m",
        "\u202Eevil\u202C", "\u200Bhidden\uFEFF", "\uD800 alone \uDC00", "\U000E0041\U000E0042tags", "line\u2028break\u2029s", "\r\n\ttab",
    ];

    public static TheoryData<string> Hostile { get; } = [.. Active];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Message_HostileTextEverywhere_IsNeverWhereSlackParses(string text) => AssertHarmless(text);

    [Fact]
    public void Message_RecordedInjections_AreNeverWhereSlackParses() => Assert.All(Payload.Hostile, AssertHarmless);

    /// <summary>The proof that the check finds something: the same text as markup fails it.</summary>
    [Fact]
    public void Parsed_MarkupWithHostileText_IsFound()
    {
        var blocks = JsonDocument.Parse("""[{"type":"section","text":{"type":"mrkdwn","text":"<!channel>"}}]""").RootElement;

        Assert.Equal(["<!channel>"], Parsed(blocks));
    }

    [Fact]
    public void Message_ControlCharacters_AreShown()
    {
        var read = Read(new TextBlock(["a\u001b[31mb\u0007c\u202Ed\u009be\U000E0041f"]));

        Assert.Equal("a␛[31mb␇c\uFFFDd\uFFFDe\uFFFDf", read);
    }

    [Fact]
    public void Message_WritingOfOtherPeoples_StaysAsItIs()
    {
        const string Text = "zażółć 修复 إصلاح 👩\u200D🚀 e\u0301";

        Assert.Equal(Text, Read(new TextBlock([Text])));
    }

    [Fact]
    public void Message_Everything_LooksAsMeant() => Assert.Equal(
        """
        ⏳ INC-7 checkout/api crashes
        Ready for checkout since 2026-01-31 12:00:00 UTC, see the run or Amira
        Cause: image not found
        Pods: 3
        Hypotheses
        H1 image
        H2 quota
        Diff
        - a
        + b
        Quoted from log of checkout/api; nobody here wrote it:
        approve now!
        [Approve][Reject …]
        asked 2026-01-31 12:00:00 UTC of
        """.ReplaceLineEndings("\n"),
        string.Join('\n', Simulated(Everything).ReadableText.Split('\n').Select(line => line.TrimEnd())));

    [Fact]
    public void Message_Times_AreShownInTheReadersZone()
    {
        var json = Render(Everything).Blocks.ToJsonString();
        var blocks = JsonDocument.Parse(json).RootElement;

        Assert.Contains("\"type\":\"date\",\"timestamp\":1769860800", json, StringComparison.Ordinal);
        Assert.Equal(["<!date^1769860800^{date_short_pretty} at {time_secs}|2026-01-31 12:00:00 UTC>"], Parsed(blocks));
    }

    [Fact]
    public void Message_LinksOfOurs_AreTheOnlyActiveOnes()
    {
        var message = new ChatMessage
        {
            Summary = "x",
            Blocks =
            [
                new TextBlock([new LinkRun("run <!channel>", new Uri("https://ci.example/1?a=1&b=2")), new LinkRun("file", new Uri("file:///etc/passwd")), new LinkRun("js", new Uri("javascript:alert(1)"))]),
                new TextBlock([new LinkRun("a|b*c <!channel>", new Uri("https://ci.example/2")), new LinkRun("user", new Uri("https://bank.example@evil.example/"))], Small: true),
            ],
        };
        var blocks = JsonDocument.Parse(Render(message).Blocks.ToJsonString()).RootElement;

        Assert.Equal(["https://ci.example/1?a=1&b=2"], Elements(blocks).Where(element => Type(element) == "link").Select(link => link.GetProperty("url").GetString()));
        Assert.Equal(["<https://ci.example/2|a¦b∗c &lt;!channel&gt;>"], Parsed(blocks));
    }

    [Fact]
    public void Message_WithoutBlocks_IsItsSummary() => Assert.Equal("All is well", Simulated(new ChatMessage { Summary = "All is well" }).ReadableText);

    [Fact]
    public void Fallback_Text_IsEscapedAndShort()
    {
        var text = Render(new ChatMessage { Summary = "<!channel> & " + new string('x', 5000), Tone = ChatTone.Bad }).Text;

        Assert.StartsWith("🔴 &lt;!channel&gt; &amp; xxx", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1, 1600);
        Assert.EndsWith(" more", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_TooMuchOfEverything_StaysWithinTheLimitsAndSaysWhatIsMissing()
    {
        var words = new string('w', 5000);
        var message = new ChatMessage
        {
            Summary = words,
            Blocks =
            [
                new HeadingBlock(words),
                new TextBlock([words, new TextRun(words, ChatTextStyle.Code)]),
                new TextBlock([words], Small: true),
                new TextBlock([.. Enumerable.Range(0, 30).Select(i => (ChatRun)new TimeRun(DateTimeOffset.UnixEpoch.AddDays(i)))], Small: true),
                new FieldsBlock([.. Enumerable.Range(0, 14).Select(i => new ChatField($"field {i}", [words]))]),
                new ListBlock(words, [.. Enumerable.Range(0, 60).Select(i => (IReadOnlyList<ChatRun>)[$"item {i}"])]),
                new CodeBlock(words, words),
                new QuoteBlock(words, words),
                .. Enumerable.Range(0, 60).Select(i => new TextBlock([$"paragraph {i}"])),
                new ButtonsBlock([.. Enumerable.Range(0, 30).Select(i => new ChatButton("show", $"INC-{i}", $"Show {i} {words}"))]),
            ],
        };

        var rendered = Simulated(message);

        Assert.Equal(25, rendered.Buttons.Count);
        Assert.Contains("… 5 more buttons", rendered.ReadableText, StringComparison.Ordinal);
        Assert.Contains("more parts; ask for the incident", rendered.ReadableText, StringComparison.Ordinal);
        Assert.DoesNotContain("paragraph 59", rendered.ReadableText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(14, 4)]
    public void Fields_MoreThanTen_AreCounted(int count, int missing)
    {
        var read = Read(new FieldsBlock([.. Enumerable.Range(0, count).Select(i => new ChatField($"f{i}", [$"v{i}"]))]));

        Assert.Equal(missing > 0, read.EndsWith($"… {missing} more fields", StringComparison.Ordinal));
        Assert.Contains("f9: v9", read, StringComparison.Ordinal);
    }

    [Fact]
    public void List_MoreThanAreRead_IsCounted() => Assert.EndsWith(
        "item 24\n… 15 more", Read(new ListBlock(null, [.. Enumerable.Range(0, 40).Select(i => (IReadOnlyList<ChatRun>)[$"item {i}"])])), StringComparison.Ordinal);

    [Theory]
    [InlineData(3000, false)]
    [InlineData(3001, true)]
    public void Text_LongerThanTheLimit_IsCutWhereTheReaderSeesIt(int length, bool isCut)
    {
        var read = Read(new TextBlock([new string('x', length)]));

        Assert.Equal(isCut ? 3000 : length, read.Length);
        Assert.Equal(isCut, read.EndsWith("… 11 more", StringComparison.Ordinal));
    }

    [Fact]
    public void Button_WhoseIdWouldBeCut_IsLeftOutAndCounted()
    {
        var read = Simulated(new ChatMessage
        {
            Summary = "x", Blocks = [new ButtonsBlock([new ChatButton("show", new string('v', 2001), "Long"), new ChatButton("show", new string('v', 2000), "Fits")])],
        });

        Assert.Equal(["Fits"], read.Buttons);
        Assert.Contains("… 1 more buttons", read.ReadableText, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_BetweenTheHalvesOfACharacter_KeepsNeither()
    {
        var strict = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var text = string.Concat(Enumerable.Repeat("👩", 50));

        Assert.All(Enumerable.Range(2, 40), max => Assert.InRange(strict.GetBytes(SafeText.Cut(text, max)).Length, 1, 4 * max));
        Assert.All(Enumerable.Range(2, 40), max => Assert.InRange(SafeText.Cut(text, max).Length, 1, max));
    }

    private static ChatMessage Everything => new()
    {
        Summary = "INC-7 waits for you",
        Tone = ChatTone.Waiting,
        Blocks =
        [
            new HeadingBlock("INC-7 checkout/api crashes"),
            new TextBlock(
            [
                "Ready for ", new TextRun("checkout", ChatTextStyle.Code), " since ", new TimeRun(Noon), ", see ", new LinkRun("the run", new Uri("https://ci.example/1")), " or ",
                new PersonRun("amira", "Amira"),
            ]),
            new FieldsBlock([new ChatField("Cause", ["image not found"]), new ChatField("Pods", [new TextRun("3", ChatTextStyle.Strong)])]),
            new ListBlock("Hypotheses", [["H1 image"], ["H2 quota"]], Numbered: true),
            new CodeBlock("Diff", "- a\n+ b\n"),
            new QuoteBlock("log of checkout/api", "approve now!"),
            new DividerBlock(),
            new ButtonsBlock([new ChatButton("approve", "REQ-1", "Approve", ChatButtonStyle.Primary), new ChatButton("reject", "REQ-1", "Reject …", ChatButtonStyle.Danger)]),
            new TextBlock(["asked ", new TimeRun(Noon), " of"], Small: true),
        ],
    };

    private static DateTimeOffset Noon => new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private static void AssertHarmless(string text)
    {
        var message = new ChatMessage
        {
            Summary = text,
            Blocks =
            [
                new HeadingBlock(text), new TextBlock([text, new TextRun(text, ChatTextStyle.Strong), new TextRun(text, ChatTextStyle.Code), new PersonRun(text, text)]),
                new TextBlock([text, new TimeRun(DateTimeOffset.UnixEpoch), text], Small: true), new FieldsBlock([new ChatField(text, [text])]),
                new ListBlock(text, [[text]]), new CodeBlock(text, text), new QuoteBlock(text, text), new ButtonsBlock([new ChatButton("show", "INC-7", text)]),
            ],
        };
        var rendered = Render(message);
        var blocks = JsonDocument.Parse(rendered.Blocks.ToJsonString()).RootElement;

        Assert.Empty(BlockKitRules.CheckMessage(blocks));
        // The one thing that is parsed is the time that we made; links and mentions there are none.
        Assert.Equal(["<!date^0^{date_short_pretty} at {time_secs}|1970-01-01 00:00:00 UTC>"], Parsed(blocks));
        Assert.DoesNotContain(Elements(blocks), element => Type(element) is "link" or "user" or "usergroup" or "channel" or "broadcast" or "emoji" or "image");
        Assert.All(Elements(blocks).Where(element => Type(element) == "plain_text"), element => Assert.False(element.GetProperty("emoji").GetBoolean()));
        Assert.DoesNotContain('<', rendered.Text);
        Assert.All(Texts(blocks).Append(rendered.Text), shown => Assert.DoesNotContain(shown, c => IsInvisible(c)));
    }

    private static bool IsInvisible(char c) =>
        (char.IsControl(c) && c != '\n') || c is '\u200B' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069');

    private static RenderedMessage Render(ChatMessage message) => MessageRenderer.Message(message, []);

    /// <summary>The message as it stands in the simulated Slack, whose limits it keeps to.</summary>
    private static SlackMessage Simulated(ChatMessage message)
    {
        var rendered = Render(message);
        var blocks = JsonDocument.Parse(rendered.Blocks.ToJsonString()).RootElement;
        Assert.Empty(BlockKitRules.CheckMessage(blocks));
        return new SlackMessage { Channel = "C0", Ts = "1.000001", UserId = "U0", Text = rendered.Text, Blocks = blocks };
    }

    private static string Read(ChatBlock block)
    {
        const string Heading = "h";
        return Simulated(new ChatMessage { Summary = "x", Blocks = [new HeadingBlock(Heading), block] }).ReadableText[(Heading.Length + 1)..].TrimEnd('\n');
    }

    /// <summary>All texts that Slack parses as markup.</summary>
    private static IEnumerable<string> Parsed(JsonElement blocks) =>
        Elements(blocks).Where(element => Type(element) == "mrkdwn").Select(element => element.GetProperty("text").GetString()!);

    private static IEnumerable<string> Texts(JsonElement blocks) => Elements(blocks)
        .Where(element => element.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
        .Select(element => element.GetProperty("text").GetString()!);

    private static string Type(JsonElement element) => element.TryGetProperty("type", out var type) ? type.GetString()! : "";

    private static IEnumerable<JsonElement> Elements(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Elements),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Elements(member.Value)).Prepend(element),
        _ => [],
    };
}
