namespace Autoheal.Reasoning.Logs;

/// <summary>The patterns of one rule as a list, and the tests that feed them. Made once for all logs.</summary>
internal sealed class RulePlan
{
    private readonly List<LogPattern> _patterns = [];
    private readonly List<TermAddress> _parents = [];
    private readonly int _rule;

    public RulePlan(int rule, LogPattern root, Action<LineTest, TermAddress> subscribe)
    {
        _rule = rule;
        Add(root, default, subscribe);
        HasNegations = _patterns.Any(pattern => pattern.Negations.Count > 0);
    }

    public IReadOnlyList<LogPattern> Patterns => _patterns;

    /// <summary>For each pattern but the first the term that it is.</summary>
    public IReadOnlyList<TermAddress> Parents => _parents;

    public bool HasNegations { get; }

    private void Add(LogPattern pattern, TermAddress parent, Action<LineTest, TermAddress> subscribe)
    {
        var index = _patterns.Count;
        _patterns.Add(pattern);
        _parents.Add(parent);
        AddTerms(index, pattern.Terms, isNegated: false, subscribe);
        AddTerms(index, [.. pattern.Negations.Select(negation => negation.Term)], isNegated: true, subscribe);
    }

    private void AddTerms(int index, IReadOnlyList<LogTerm> terms, bool isNegated, Action<LineTest, TermAddress> subscribe)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            var address = new TermAddress(_rule, index, i, isNegated);
            if (terms[i].Pattern is { } inner)
            {
                Add(inner, address, subscribe);
            }
            else
            {
                subscribe(terms[i].Test!, address);
            }
        }
    }
}
