namespace Autoheal.Reasoning.Logs;

/// <summary>One thing to be seen: a test of a line, or a pattern of its own.</summary>
internal sealed record LogTerm
{
    /// <summary>The test of a line; null when <see cref="Pattern"/> is given.</summary>
    public LineTest? Test { get; init; }

    /// <summary>A pattern whose match counts as one sighting; null when <see cref="Test"/> is given.</summary>
    public LogPattern? Pattern { get; init; }

    /// <summary>How often it must be seen.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Values taken from the line, for correlations.</summary>
    public IReadOnlyList<LogExtract> Extracts { get; init; } = [];
}
