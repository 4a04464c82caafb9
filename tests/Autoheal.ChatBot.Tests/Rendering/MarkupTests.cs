using Autoheal.ChatBot.Rendering;

namespace Autoheal.ChatBot.Tests.Rendering;

public sealed class MarkupTests
{
    [Fact]
    public void Of_Values_AreEscapedAndMarkupIsNot()
    {
        var inner = Markup.Of($"<b>{"<i>"}</b>");

        Assert.Equal(
            """<a title="&quot;&lt;&gt;&amp;&#x27;"><b>&lt;i&gt;</b><b>&lt;i&gt;</b><b>&lt;i&gt;</b>42</a>""",
            Markup.Of($"""<a title="{"\"<>&'"}">{inner}{new[] { inner, inner }}{42}</a>""").ToString());
    }

    [Fact]
    public void Text_NullAndDefault_AreNothing()
    {
        Assert.True(Markup.Text(null).IsEmpty);
        Assert.Equal("", default(Markup).ToString());
    }

    [Theory]
    [InlineData("a\tb\r\nc", "a    b\nc")]
    [InlineData("a\u0000b", "a\ufffdb")]
    [InlineData("grüße 日本", "grüße 日本")]
    public void Text_OfSeveralLines_KeepsThem(string text, string expected) => Assert.Equal(expected, Markup.Text(text).ToString());
}
