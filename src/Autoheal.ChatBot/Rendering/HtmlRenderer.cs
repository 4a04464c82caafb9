using System.Globalization;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Rendering;

/// <summary>
/// Renders messages as HTML for pages with a strict content security policy: no script, no style attributes, no images, and no link but those that
/// the host made. How it looks is up to the page's style sheet. Thread-safe.
/// </summary>
public sealed class HtmlRenderer
{
    private const int MaxFields = 10;

    /// <summary>Gets what a button is rendered as; without it buttons are left out, because nothing could come of pressing them.</summary>
    public Func<ChatButton, Markup>? Button { get; init; }

    /// <summary>A whole message, as an article.</summary>
    public Markup Render(ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Markup.Of($"""<article class="card {ToneClass(message.Tone)}">{Render(message.Blocks)}</article>""");
    }

    /// <summary>Parts of a message.</summary>
    public Markup Render(IEnumerable<ChatBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        return Markup.Join(blocks.Select(Block));
    }

    /// <summary>A moment: UTC for readers without script, from which a script can make the reader's own time.</summary>
    public static Markup Time(DateTimeOffset at)
    {
        var utc = at.ToUniversalTime();
        return Markup.Of(
            $"""<time datetime="{utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}">{utc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC</time>""");
    }

    /// <summary>The same without the day, for lists of moments that lie close together.</summary>
    public static Markup TimeOfDay(DateTimeOffset at)
    {
        var utc = at.ToUniversalTime();
        return Markup.Of(
            $"""<time class="of-day" datetime="{utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}">{utc.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC</time>""");
    }

    /// <summary>Lines of fixed width, those of a difference marked by what they begin with.</summary>
    public static Markup Code(string? title, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = VisibleText.Lines(text).Split('\n').Select(line => line switch
        {
            ['-', ' ', ..] => Markup.Of($"""<span class="minus">{line}</span>"""),
            ['+', ' ', ..] => Markup.Of($"""<span class="plus">{line}</span>"""),
            _ => Markup.Text(line),
        });
        var label = title ?? "Code";
        return Markup.Of($"""{Title(title)}<pre tabindex="0" role="group" aria-label="{label}"><code>{Separate(lines, "\n")}</code></pre>""");
    }

    private static Markup Title(string? title) => title is null ? Markup.Empty : Markup.Of($"""<p class="block-title">{title}</p>""");

    private static string ToneClass(ChatTone tone) => tone switch
    {
        ChatTone.Good => "tone-good",
        ChatTone.Waiting => "tone-waiting",
        ChatTone.Bad => "tone-bad",
        _ => "tone-neutral",
    };

    private Markup Block(ChatBlock block) => block switch
    {
        HeadingBlock heading => Markup.Of($"<h3>{VisibleText.OneLine(heading.Text)}</h3>"),
        TextBlock text => Markup.Of($"""<p class="{(text.Small ? "small" : "text")}">{Runs(text.Runs)}</p>"""),
        FieldsBlock fields => Markup.Of($"""<dl class="fields">{fields.Fields.Take(MaxFields).Select(Field)}</dl>"""),
        ListBlock list => List(list),
        QuoteBlock quote => Quote(quote),
        CodeBlock code => Code(code.Title, code.Text),
        DividerBlock => Markup.Of($"<hr>"),
        ButtonsBlock buttons when Button is { } button => Markup.Of($"""<div class="buttons">{buttons.Buttons.Select(button)}</div>"""),
        _ => Markup.Empty,
    };

    private static Markup Field(ChatField field) => Markup.Of($"<div><dt>{VisibleText.OneLine(field.Name)}</dt><dd>{Runs(field.Value)}</dd></div>");

    private static Markup List(ListBlock list)
    {
        var items = list.Items.Select(item => Markup.Of($"<li>{Runs(item)}</li>"));
        return list.Numbered ? Markup.Of($"{Title(list.Title)}<ol>{items}</ol>") : Markup.Of($"{Title(list.Title)}<ul>{items}</ul>");
    }

    private static Markup Quote(QuoteBlock quote) => Markup.Of(
        $"""<figure class="quote"><figcaption>Quoted, not checked: {VisibleText.OneLine(quote.Source)}</figcaption><blockquote>{quote.Text}</blockquote></figure>""");

    private static Markup Runs(IEnumerable<ChatRun> runs) => Markup.Join(runs.Select(Run));

    private static Markup Run(ChatRun run) => run switch
    {
        TextRun { Style: ChatTextStyle.Strong } text => Markup.Of($"<strong>{text.Text}</strong>"),
        TextRun { Style: ChatTextStyle.Code } text => Markup.Of($"<code>{VisibleText.OneLine(text.Text)}</code>"),
        TextRun text => Markup.Text(text.Text),
        TimeRun time => Time(time.At),
        PersonRun person => Markup.Of($"""<span class="person">{VisibleText.OneLine(person.Name)}</span>"""),
        LinkRun { Target: { IsAbsoluteUri: true, Scheme: "https" or "http" } target } link =>
            Markup.Of($"""<a href="{target.AbsoluteUri}" rel="noopener noreferrer">{VisibleText.OneLine(link.Text)}</a>"""),
        LinkRun link => Markup.Text(VisibleText.OneLine(link.Text)),
        _ => Markup.Empty,
    };

    private static Markup Separate(IEnumerable<Markup> parts, string separator) =>
        Markup.Join(parts.SelectMany((part, index) => index == 0 ? [part] : new[] { Markup.Text(separator), part }));
}
