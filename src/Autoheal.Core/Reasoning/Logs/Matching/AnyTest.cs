namespace Autoheal.Reasoning.Logs;

/// <summary>Passes lines that pass one of several tests.</summary>
internal sealed class AnyTest(IReadOnlyList<LineTest> tests) : LineTest
{
    public override IReadOnlyList<string> NeededWords { get; } =
        tests.All(test => test.NeededWords.Count > 0) ? [.. tests.SelectMany(test => test.NeededWords).Distinct()] : [];

    public override string Key => $"any ({string.Join('\n', tests.Select(test => test.Key))})";

    public override bool CanSpanLines => tests.Any(test => test.CanSpanLines);

    public override bool Passes(string line)
    {
        foreach (var test in tests)
        {
            if (test.Passes(line))
            {
                return true;
            }
        }

        return false;
    }
}
