using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Autoheal.ChatBot.Rendering;

/// <summary>What the compiler makes of the interpolated string in <see cref="Markup.Of"/>. Takes only what it can make safe.</summary>
[InterpolatedStringHandler]
public readonly ref struct MarkupBuilder
{
    private readonly StringBuilder _html;

    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">The length of the parts that stand in the source.</param>
    /// <param name="formattedCount">The number of values.</param>
    public MarkupBuilder(int literalLength, int formattedCount) => _html = new StringBuilder(literalLength + (formattedCount * 32));

    /// <summary>Called by the compiler with what stands in the source.</summary>
    public void AppendLiteral(string literal) => _html.Append(literal);

    /// <summary>Text, escaped.</summary>
    public void AppendFormatted(string? text) => _html.Append(Markup.Escape(text));

    /// <summary>Markup, as it is.</summary>
    public void AppendFormatted(Markup markup) => _html.Append(markup.ToString());

    /// <summary>Pieces of markup, one after the other.</summary>
    public void AppendFormatted(IEnumerable<Markup> parts) => _html.Append(Markup.Join(parts).ToString());

    /// <summary>A number.</summary>
    public void AppendFormatted(long number) => _html.Append(number.ToString(CultureInfo.InvariantCulture));

    internal Markup ToMarkup() => new(_html.ToString());
}
