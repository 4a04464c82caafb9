using System.Text.RegularExpressions;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Rendering;

namespace Autoheal.ChatBot.Tests.Rendering;

public sealed partial class HtmlRendererTests
{
    private static readonly HtmlRenderer Renderer = new() { Button = button => Markup.Of($"""<button name="{button.Act}" value="{button.Value}">{button.Label}</button>""") };

    [Fact]
    public void Render_EveryKindOfBlock_IsPlainHtml()
    {
        var message = new ChatMessage
        {
            Summary = "INC-7",
            Tone = ChatTone.Bad,
            Blocks =
            [
                new HeadingBlock("INC-7"),
                new TextBlock(["see ", new TextRun("this", ChatTextStyle.Strong), new TextRun("api", ChatTextStyle.Code)], Small: true),
                new TextBlock([new TimeRun(DateTimeOffset.UnixEpoch), new LinkRun("page", new Uri("https://autoheal.example/console")), new PersonRun("amira", "Amira")]),
                new FieldsBlock([new ChatField("Risk", ["low"])]),
                new ListBlock("Next", [["a"], ["b"]], Numbered: true),
                new QuoteBlock("log of api", "boom\nbang"),
                new CodeBlock("Diff", "/spec/replicas\n- 0\n+ 3"),
                new DividerBlock(),
                new ButtonsBlock([new ChatButton("approve", "INC-7.1", "Approve")]),
            ],
        };

        Assert.Equal(
            """<article class="card tone-bad"><h3>INC-7</h3><p class="small">see <strong>this</strong><code>api</code></p>"""
            + """<p class="text"><time datetime="1970-01-01T00:00:00Z">1970-01-01 00:00:00 UTC</time><a href="https://autoheal.example/console" rel="noopener noreferrer">page</a><span class="person">Amira</span></p>"""
            + """<dl class="fields"><div><dt>Risk</dt><dd>low</dd></div></dl><p class="block-title">Next</p><ol><li>a</li><li>b</li></ol>"""
            + "<figure class=\"quote\"><figcaption>Quoted, not checked: log of api</figcaption><blockquote>boom\nbang</blockquote></figure>"
            + "<p class=\"block-title\">Diff</p><pre tabindex=\"0\" role=\"group\" aria-label=\"Diff\"><code>/spec/replicas\n<span class=\"minus\">- 0</span>\n<span class=\"plus\">&#x2B; 3</span></code></pre>"
            + """<hr><div class="buttons"><button name="approve" value="INC-7.1">Approve</button></div></article>""",
            Renderer.Render(message).ToString());
    }

    [Fact]
    public void Render_ButtonsThatNobodyRenders_AreLeftOut() =>
        Assert.Equal("", new HtmlRenderer().Render([new ButtonsBlock([new ChatButton("approve", "INC-7.1", "Approve")])]).ToString());

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    public void Render_LinkOfAnotherKind_IsText(string target) =>
        Assert.Equal("""<p class="text">here</p>""", Renderer.Render([new TextBlock([new LinkRun("here", new Uri(target, UriKind.RelativeOrAbsolute))])]).ToString());

    /// <summary>The tags are the same whatever the text is, so no text became a tag, an attribute or a link.</summary>
    [Fact]
    public void Render_HostileTexts_NothingBecomesMarkup()
    {
        var expected = Tags(Renderer.Render(SampleMessages.Everywhere("text")).ToString());

        Assert.True(HostileTexts.All.Count > 100);
        Assert.All(HostileTexts.All, text => Assert.Equal(expected, Tags(Renderer.Render(SampleMessages.Everywhere(text)).ToString())));
    }

    [Fact]
    public void Render_HostileTexts_NothingInvisibleIsLeft() => Assert.All(HostileTexts.All, text =>
    {
        var html = System.Net.WebUtility.HtmlDecode(Renderer.Render(SampleMessages.Everywhere(text)).ToString());
        Assert.DoesNotContain(html, character => (char.IsControl(character) && character != '\n') || character is '\u202e' or '\u200b' or '\u2028' or '\ue000');
    });

    [Fact]
    public void Render_LongText_IsCutOff()
    {
        var html = Renderer.Render([new TextBlock([new string('x', VisibleText.MaxLength + 1)])]).ToString();

        Assert.Contains(new string('x', VisibleText.MaxLength) + " … (cut off)", html);
    }

    /// <summary>The tags with their attributes, the values of which are text taken out where they repeat a message's own; the marks of differences too.</summary>
    private static string Tags(string html) => string.Join(
        '|',
        Tag().Matches(html).Select(tag => Value().Replace(tag.Value, "=\"\"")).Where(tag => !tag.Contains("span class", StringComparison.Ordinal) || tag.Contains("person", StringComparison.Ordinal)).Where(tag => tag != "</span>"));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("(?<=(aria-label|value))=\"[^\"]*\"")]
    private static partial Regex Value();
}
