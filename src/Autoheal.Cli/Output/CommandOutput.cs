using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Autoheal.Cli.Output;

/// <summary>
/// Where a command prints: results on standard output, notes on standard error. Colours only on a terminal, and never when
/// <c>NO_COLOR</c> is set (https://no-color.org). All text is made harmless for a terminal.
/// </summary>
internal sealed class CommandOutput(ToolEnvironment environment, OutputFormat format)
{
    private readonly bool _colours = environment.OutIsTerminal && environment.Variable("NO_COLOR") is null && environment.Variable("TERM") != "dumb";

    public bool IsJson => format == OutputFormat.Json;

    /// <summary>One line of a result for people.</summary>
    public void Line(string text, Tone tone = Tone.Plain) => environment.Out.WriteLine(Paint(TerminalText.Plain(text), tone));

    /// <summary>The result for programs.</summary>
    public void Json<T>(T value, JsonTypeInfo<T> type) => environment.Out.WriteLine(JsonSerializer.Serialize(value, type));

    /// <summary>One line that is not part of the result.</summary>
    public void Note(string text) => environment.Error.WriteLine(TerminalText.Plain(text));

    /// <summary>Columns of equal width; the last one is as long as it is.</summary>
    public void Table(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows, Func<int, Tone> toneOf)
    {
        var widths = headings.Select((heading, column) => rows.Select(row => row[column].Length).Prepend(heading.Length).Max()).ToArray();
        Line(Row(headings, widths), Tone.Heading);
        for (var index = 0; index < rows.Count; index++)
        {
            Line(Row(rows[index], widths), toneOf(index));
        }
    }

    private static string Row(IReadOnlyList<string> cells, int[] widths) =>
        string.Join("  ", cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();

    private string Paint(string text, Tone tone)
    {
        var code = tone switch
        {
            Tone.Heading => "1",
            Tone.Good => "32",
            Tone.Waiting => "33",
            Tone.Bad => "31",
            _ => "",
        };
        return _colours && code.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
    }
}
