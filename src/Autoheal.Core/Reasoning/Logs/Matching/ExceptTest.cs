namespace Autoheal.Reasoning.Logs;

/// <summary>Passes lines that pass a test and none of the exceptions.</summary>
internal sealed class ExceptTest(LineTest test, IReadOnlyList<LineTest> exceptions) : LineTest
{
    public override IReadOnlyList<string> NeededWords => test.NeededWords;

    public override string Key => $"{test.Key} except ({string.Join('\n', exceptions.Select(exception => exception.Key))})";

    public override bool CanSpanLines => test.CanSpanLines;

    public override bool Passes(string line) => test.Passes(line) && !exceptions.Any(exception => exception.Passes(line));
}
