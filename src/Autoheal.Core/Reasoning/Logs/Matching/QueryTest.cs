namespace Autoheal.Reasoning.Logs;

/// <summary>Passes JSON lines for which a query gives anything but null and false.</summary>
internal sealed class QueryTest(JsonQuery query) : LineTest
{
    public override IReadOnlyList<string> NeededWords => ["{"];

    public override string Key => $"jq {query.Text}";

    public override bool Passes(string line) => query.IsTrueFor(line);
}
