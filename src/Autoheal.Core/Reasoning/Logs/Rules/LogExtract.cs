namespace Autoheal.Reasoning.Logs;

/// <summary>A named value taken from a line by a regular expression or a JSON query.</summary>
internal sealed record LogExtract
{
    public required string Name { get; init; }

    public LineRegex? Regex { get; init; }

    public JsonQuery? Query { get; init; }

    /// <summary>The value; null when the line has none.</summary>
    public string? Read(string line) => Regex is not null ? Regex.FirstValue(line) : Query!.FirstText(line);
}
