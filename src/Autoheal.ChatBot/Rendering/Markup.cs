using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Autoheal.ChatBot.Rendering;

/// <summary>
/// A piece of HTML that is safe by how it is made: only what stands in our own source is taken as markup, every value is escaped and made visible
/// (see <see cref="VisibleText"/>). There is no way to turn a string into markup. The default value is empty.
/// </summary>
public readonly record struct Markup
{
    internal static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string? _html;

    internal Markup(string html) => _html = html;

    /// <summary>Gets nothing.</summary>
    public static Markup Empty => default;

    /// <summary>Gets a value indicating whether there is nothing in it.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_html);

    /// <summary>The markup of an interpolated string: its literal parts as they are, its values escaped. Values are right as text and within quoted attributes.</summary>
    public static Markup Of(MarkupBuilder html) => html.ToMarkup();

    /// <summary>Text, escaped; its lines are kept.</summary>
    public static Markup Text(string? text) => new(Escape(text));

    /// <summary>One after the other.</summary>
    public static Markup Join(IEnumerable<Markup> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var all = new StringBuilder();
        foreach (var part in parts)
        {
            all.Append(part._html);
        }

        return new Markup(all.ToString());
    }

    /// <summary>The HTML.</summary>
    public override string ToString() => _html ?? "";

    internal static string Escape(string? text) => string.IsNullOrEmpty(text) ? "" : Encoder.Encode(VisibleText.Lines(text)).Replace("&#xA;", "\n", StringComparison.Ordinal);
}
