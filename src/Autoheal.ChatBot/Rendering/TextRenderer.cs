using System.Globalization;
using System.Text;
using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Rendering;

/// <summary>
/// Renders messages as plain text for terminals: no line wider than <see cref="Width"/> columns, and nothing in it that a terminal acts on but line
/// feeds. Buttons are left out: a terminal has commands. Thread-safe.
/// </summary>
public sealed class TextRenderer
{
    private const int MinWidth = 20;
    private const int MaxWidth = 1000;
    private const int MaxFields = 10;

    /// <summary>Gets the widest line, in columns; 20 to 1,000, 100 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of these limits.</exception>
    public int Width
    {
        get;
        init => field = value is >= MinWidth and <= MaxWidth
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"A terminal has {MinWidth} to {MaxWidth} columns.");
    } = 100;

    /// <summary>Gets the zone in which moments are shown; UTC by default.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>A whole message, one line feed after each line.</summary>
    public string Render(ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var text = new StringBuilder();
        foreach (var line in message.Blocks.SelectMany(Block))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private IEnumerable<string> Block(ChatBlock block) => block switch
    {
        HeadingBlock heading => [.. Wrap("", VisibleText.OneLine(heading.Text)), ""],
        TextBlock text => Wrap("", Runs(text.Runs)),
        FieldsBlock fields => fields.Fields.Take(MaxFields).SelectMany(field => Wrap("", $"{VisibleText.OneLine(field.Name)}: {Runs(field.Value)}")),
        ListBlock list => List(list),
        QuoteBlock quote =>
            [.. Wrap("", $"Quoted, not checked: {VisibleText.OneLine(quote.Source)}"), .. VisibleText.Lines(quote.Text).Split('\n').SelectMany(line => Wrap("> ", line))],
        CodeBlock code => [.. Titled(code.Title), .. VisibleText.Lines(code.Text).Split('\n').SelectMany(line => Wrap("    ", line))],
        DividerBlock => [new string('-', Width)],
        _ => [],
    };

    private IEnumerable<string> List(ListBlock list) =>
    [
        .. Titled(list.Title),
        .. list.Items.SelectMany((item, index) => Wrap(
            list.Numbered ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}. ") : "- ", Runs(item), followOn: true)),
    ];

    private IEnumerable<string> Titled(string? title) => title is null ? [] : Wrap("", VisibleText.OneLine(title));

    private string Runs(IEnumerable<ChatRun> runs) => string.Concat(runs.Select(Run));

    private string Run(ChatRun run) => run switch
    {
        TextRun text => VisibleText.Lines(text.Text),
        TimeRun time => Time(time.At),
        PersonRun person => VisibleText.OneLine(person.Name),
        LinkRun { Target.IsAbsoluteUri: true } link => $"{VisibleText.OneLine(link.Text)} ({link.Target.AbsoluteUri})",
        LinkRun link => VisibleText.OneLine(link.Text),
        _ => "",
    };

    private string Time(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone);
        var zone = Zone.BaseUtcOffset == TimeSpan.Zero && !Zone.SupportsDaylightSavingTime ? "UTC" : local.ToString("zzz", CultureInfo.InvariantCulture);
        return $"{local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} {zone}";
    }

    /// <summary>Breaks at spaces where there are some, else anywhere.</summary>
    private IEnumerable<string> Wrap(string prefix, string text, bool followOn = false)
    {
        var first = true;
        foreach (var paragraph in text.Split('\n'))
        {
            var rest = paragraph;
            do
            {
                var lead = first || !followOn ? prefix : new string(' ', prefix.Length);
                var taken = TextColumns.Take(rest, Width - prefix.Length);
                yield return (lead + rest[..taken]).TrimEnd();
                rest = rest[taken..].TrimStart(' ');
                first = false;
            }
            while (rest.Length > 0);
        }
    }
}
