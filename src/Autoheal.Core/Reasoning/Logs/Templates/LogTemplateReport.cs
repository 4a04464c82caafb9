namespace Autoheal.Reasoning.Logs;

/// <summary>The kinds of lines in logs.</summary>
public sealed record LogTemplateReport
{
    /// <summary>Gets the templates by id.</summary>
    public required IReadOnlyList<LogTemplate> Templates { get; init; }

    /// <summary>Gets the id of each line's template, in the order of the lines.</summary>
    public required IReadOnlyList<int> Assignments { get; init; }

    /// <summary>Gets the numbers of lines worth reading first, ascending, from 1: of bad words or of rare templates.</summary>
    public required IReadOnlyList<int> Notable { get; init; }
}
