namespace Autoheal.Reasoning.Logs;

/// <summary>Something that a reader of rules should know, though the rules could be read.</summary>
public sealed record LogRuleNote
{
    /// <summary>Gets the file.</summary>
    public required string File { get; init; }

    /// <summary>Gets the line in it, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Gets one sentence.</summary>
    public required string Text { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{File}, line {Line}: {Text}";
}
