namespace Autoheal.Reasoning.Logs;

/// <summary>Passes lines that contain a text.</summary>
internal sealed class TextTest(string text, bool ignoreCase) : LineTest
{
    private readonly StringComparison _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public override IReadOnlyList<string> NeededWords { get; } = RequiredWords.OfText(text);

    public override string Key => ignoreCase ? $"text {text}" : $"value {text}";

    public override bool CanSpanLines => false;

    public override bool Passes(string line) => line.Contains(text, _comparison);
}
