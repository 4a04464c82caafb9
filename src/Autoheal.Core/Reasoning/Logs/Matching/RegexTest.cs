namespace Autoheal.Reasoning.Logs;

/// <summary>Passes lines in which a regular expression matches.</summary>
internal sealed class RegexTest(LineRegex regex) : LineTest
{
    public override IReadOnlyList<string> NeededWords { get; } = RequiredWords.OfRegex(regex.Source);

    public override string Key => $"regex {regex.Source}";

    public override bool Passes(string line) => regex.IsMatch(line);
}
