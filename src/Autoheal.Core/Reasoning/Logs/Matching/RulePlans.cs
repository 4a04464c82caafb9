namespace Autoheal.Reasoning.Logs;

/// <summary>What all rules together need of a line: each different test once, and one index of the words that decide which tests are run.</summary>
internal sealed class RulePlans
{
    private readonly List<LineTest> _tests = [];
    private readonly List<List<TermAddress>> _addresses = [];

    public RulePlans(IReadOnlyList<LogRule> rules)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        Rules = rules;
        Plans = [.. rules.Select((rule, index) => rule.Pattern is null ? null : new RulePlan(index, rule.Pattern, (test, address) => Subscribe(ids, test, address)))];
        Words = new WordIndex([.. _tests.SelectMany((test, id) => test.NeededWords.Select(word => (word, id)))]);
        Always = [.. Enumerable.Range(0, _tests.Count).Where(id => _tests[id].NeededWords.Count == 0)];
    }

    public IReadOnlyList<LogRule> Rules { get; }

    /// <summary>The plans of the rules; null for one that cannot be decided.</summary>
    public IReadOnlyList<RulePlan?> Plans { get; }

    /// <summary>Tells which tests a line may pass.</summary>
    public WordIndex Words { get; }

    /// <summary>The tests that every line needs.</summary>
    public IReadOnlyList<int> Always { get; }

    public int TestCount => _tests.Count;

    public LineTest Test(int id) => _tests[id];

    public IReadOnlyList<TermAddress> Addresses(int test) => _addresses[test];

    private void Subscribe(Dictionary<string, int> ids, LineTest test, TermAddress address)
    {
        if (!ids.TryGetValue(test.Key, out var id))
        {
            ids.Add(test.Key, id = _tests.Count);
            _tests.Add(test);
            _addresses.Add([]);
        }

        _addresses[id].Add(address);
    }
}
